/** Holds the verdicts of a check against those of docker-bench-security on the same engine, and knows why they differ. */
@NullMarked
package io.hullmark.cli.parity;

import org.jspecify.annotations.NullMarked;
