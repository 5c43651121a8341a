/** A simulated fleet of ordinary containers, and what goes wrong with some of them, for the detectors. */
@NullMarked
package io.hullmark.bench.anomalies;

import org.jspecify.annotations.NullMarked;
