/** Measures what Hullmark costs. Numbers and how they came about stand in docs/benchmarks.md. */
@NullMarked
package io.hullmark.bench;

import org.jspecify.annotations.NullMarked;
