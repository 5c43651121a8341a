/** What lets somebody who was not there know that a log has not been rewritten: Merkle trees, checkpoints, signed notes. */
@NullMarked
package io.hullmark.engine.transparency;

import org.jspecify.annotations.NullMarked;
