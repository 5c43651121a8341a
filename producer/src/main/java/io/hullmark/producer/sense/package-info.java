/** Senses what happens on a host by instruments of its own, beside what the engine tells. */
@NullMarked
package io.hullmark.producer.sense;

import org.jspecify.annotations.NullMarked;
