/** Records as bytes and back: single-object encoding, the schemas ever written, and what goes wrong when bytes are bad. */
@NullMarked
package io.hullmark.schemas.codec;

import org.jspecify.annotations.NullMarked;
