/** A Kafka broker inside this process, for {@code hullmark up}, tests and benchmarks. Nothing else may name Kafka's internals. */
@NullMarked
package io.hullmark.broker;

import org.jspecify.annotations.NullMarked;
