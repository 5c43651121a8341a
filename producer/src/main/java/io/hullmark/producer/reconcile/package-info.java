/** Keeps what is known of a host equal to what its engine has, whatever happens to the engine, its events and the connection. */
@NullMarked
package io.hullmark.producer.reconcile;

import org.jspecify.annotations.NullMarked;
