/** Between Avro and the engine: sections, observations and publications in, violations and posture out. */
@NullMarked
package io.hullmark.streams.wire;

import org.jspecify.annotations.NullMarked;
