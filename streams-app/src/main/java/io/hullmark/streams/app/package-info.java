/** The topology as a process: settings, start and stop, failures, metrics. */
@NullMarked
package io.hullmark.streams.app;

import org.jspecify.annotations.NullMarked;
