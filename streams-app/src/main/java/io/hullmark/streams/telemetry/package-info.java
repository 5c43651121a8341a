/** What agents measured, in the words of the engine. */
@NullMarked
package io.hullmark.streams.telemetry;

import org.jspecify.annotations.NullMarked;
