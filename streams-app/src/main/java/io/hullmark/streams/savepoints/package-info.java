/** Where replays may begin: what a fold remembers at some entries of the journal, in files that are a help and no evidence. */
@NullMarked
package io.hullmark.streams.savepoints;

import org.jspecify.annotations.NullMarked;
