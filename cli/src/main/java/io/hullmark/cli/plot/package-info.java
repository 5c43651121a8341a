/** Draws series as pictures. */
@NullMarked
package io.hullmark.cli.plot;

import org.jspecify.annotations.NullMarked;
