/** Measures containers by asking the engine, where their control groups can't be read. */
@NullMarked
package io.hullmark.producer.sense.stats;

import org.jspecify.annotations.NullMarked;
