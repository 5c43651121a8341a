/** Sends what the spool holds to Kafka, in its order, until it has arrived. */
@NullMarked
package io.hullmark.producer.publish;

import org.jspecify.annotations.NullMarked;
