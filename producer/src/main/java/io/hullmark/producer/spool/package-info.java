/** Keeps records on disk between looking and sending, so that a crash or an outage loses nothing. */
@NullMarked
package io.hullmark.producer.spool;

import org.jspecify.annotations.NullMarked;
