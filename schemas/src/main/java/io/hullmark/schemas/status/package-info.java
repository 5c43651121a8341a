/** How a process on either end of the wire tells how it fares: pages on loopback. */
@NullMarked
package io.hullmark.schemas.status;

import org.jspecify.annotations.NullMarked;
