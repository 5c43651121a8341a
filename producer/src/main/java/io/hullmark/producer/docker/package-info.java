/** Asks the Docker engine, with a limit on the time and the size of every answer. */
@NullMarked
package io.hullmark.producer.docker;

import org.jspecify.annotations.NullMarked;
