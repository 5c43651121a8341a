/** Tries other rules, policy values or exceptions on a journal: which findings would have been otherwise, when, and for how long. */
@NullMarked
package io.hullmark.engine.whatif;

import org.jspecify.annotations.NullMarked;
