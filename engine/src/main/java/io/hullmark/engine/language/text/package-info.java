/** The texts of rules: YAML read strictly, with the place of every word. */
@NullMarked
package io.hullmark.engine.language.text;

import org.jspecify.annotations.NullMarked;
