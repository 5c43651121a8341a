/** Named requirements on subjects, and what they say. */
@NullMarked
package io.hullmark.engine.rules;

import org.jspecify.annotations.NullMarked;
