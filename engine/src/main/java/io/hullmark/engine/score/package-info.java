/** How good things are in one number, and how much of them that number speaks of. */
@NullMarked
package io.hullmark.engine.score;

import org.jspecify.annotations.NullMarked;
