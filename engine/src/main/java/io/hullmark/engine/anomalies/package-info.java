/** Tells when containers behave unlike themselves: frames of telemetry in, transitions of anomalies out. Stands beside the fold and changes no verdict. */
@NullMarked
package io.hullmark.engine.anomalies;

import org.jspecify.annotations.NullMarked;
