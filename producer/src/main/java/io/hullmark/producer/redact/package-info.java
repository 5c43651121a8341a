/** Keeps secrets on the host: what leaves it says that something is there and whether it changed, but not what it is. */
@NullMarked
package io.hullmark.producer.redact;

import org.jspecify.annotations.NullMarked;
