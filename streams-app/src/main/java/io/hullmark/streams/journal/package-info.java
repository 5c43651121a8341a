/** The journal of one partition: its chain of entries, and folding it again with the engine alone. */
@NullMarked
package io.hullmark.streams.journal;

import org.jspecify.annotations.NullMarked;
