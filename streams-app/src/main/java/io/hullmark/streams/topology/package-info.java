/** The topology: admits observations and publications into the journal, folds it, and emits what follows. */
@NullMarked
package io.hullmark.streams.topology;

import org.jspecify.annotations.NullMarked;
