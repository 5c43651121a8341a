/** Turns what the engine says into snapshots of the wire: complete, without secrets, bounded, and the same bytes for the same content. */
@NullMarked
package io.hullmark.producer.translate;

import org.jspecify.annotations.NullMarked;
