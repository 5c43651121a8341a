/** The hullmark command. */
@NullMarked
package io.hullmark.cli;

import org.jspecify.annotations.NullMarked;
