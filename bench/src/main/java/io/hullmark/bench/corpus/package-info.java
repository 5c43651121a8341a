/** What benchmarks feed: containers and rules, the same at each run. */
@NullMarked
package io.hullmark.bench.corpus;

import org.jspecify.annotations.NullMarked;
