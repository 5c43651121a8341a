/** What is measured of hosts and containers, as numbers, and what follows from two samples in a row. */
@NullMarked
package io.hullmark.engine.telemetry;

import org.jspecify.annotations.NullMarked;
