/** Measures processes at work: topology, agent and broker, each apart from the one that loads them. */
@NullMarked
package io.hullmark.bench.load;

import org.jspecify.annotations.NullMarked;
