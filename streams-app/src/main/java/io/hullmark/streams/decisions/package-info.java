/** The door to people's decisions on exceptions, as the topology reads them. */
@NullMarked
package io.hullmark.streams.decisions;

import org.jspecify.annotations.NullMarked;
