/** A real engine, for the tests that need one. */
@NullMarked
package io.hullmark.producer.live;

import org.jspecify.annotations.NullMarked;
