/** Microbenchmarks: what one evaluation, one decoding, one fact costs. */
@NullMarked
package io.hullmark.bench.jmh;

import org.jspecify.annotations.NullMarked;
