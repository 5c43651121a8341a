package io.hullmark.engine.rules;

import io.hullmark.engine.rules.Signal.Level;

/**
 * What a signal asks of samples once the configuration of their subject is known. Says of each what the signal says; costs less, and
 * needs no more of the configuration. Equal ones say the same of every sample.
 */
@FunctionalInterface
public interface Gauge {
    /** Whatever the sample. */
    Gauge LOWERED = sample -> Level.LOWERED;

    /** Whatever the sample, because something that is configured is missing. */
    Gauge UNKNOWN = sample -> Level.UNKNOWN;

    /** Of a sample, by {@link Bindings#ofSamples}. */
    Level level(Bindings sample);
}
