/** Expressions: checked by the reference implementation of CEL, evaluated by our own nodes. */
@NullMarked
package io.hullmark.engine.language.expression;

import org.jspecify.annotations.NullMarked;
