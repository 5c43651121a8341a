/** Turns the texts of rules into rules, and tests them. The only package that knows YAML, the CEL compiler and RE2. */
@NullMarked
package io.hullmark.engine.language;

import org.jspecify.annotations.NullMarked;
