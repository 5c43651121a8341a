/** Witnesses of the journal: they sign how far it has come, and whoever reads it later holds it against what they signed. */
@NullMarked
package io.hullmark.streams.witness;

import org.jspecify.annotations.NullMarked;
