/** Judging once what was seen once, by the fold that judges a journal. */
@NullMarked
package io.hullmark.engine.check;

import org.jspecify.annotations.NullMarked;
