/** The score of the detectors on the labelled series of the Numenta Anomaly Benchmark. */
@NullMarked
package io.hullmark.bench.nab;

import org.jspecify.annotations.NullMarked;
