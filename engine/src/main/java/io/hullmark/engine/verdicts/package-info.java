/** The rules in force and what they say of a subject, evaluated only where something can have changed. */
@NullMarked
package io.hullmark.engine.verdicts;

import org.jspecify.annotations.NullMarked;
