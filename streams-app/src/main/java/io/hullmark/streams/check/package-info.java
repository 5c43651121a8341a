/** The door to judging observations once, without Kafka. */
@NullMarked
package io.hullmark.streams.check;

import org.jspecify.annotations.NullMarked;
