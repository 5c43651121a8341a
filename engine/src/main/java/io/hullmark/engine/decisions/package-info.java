/** What people decide for a while: which subjects it is about, and whether it holds. */
@NullMarked
package io.hullmark.engine.decisions;

import org.jspecify.annotations.NullMarked;
