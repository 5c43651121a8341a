/** Reads what people asked an engine for themselves: the output of {@code docker inspect}. */
@NullMarked
package io.hullmark.producer.inspected;

import org.jspecify.annotations.NullMarked;
