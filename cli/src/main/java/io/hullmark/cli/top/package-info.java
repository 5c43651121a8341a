/** What containers take at this moment, beside what is wrong with them. */
@NullMarked
package io.hullmark.cli.top;

import org.jspecify.annotations.NullMarked;
