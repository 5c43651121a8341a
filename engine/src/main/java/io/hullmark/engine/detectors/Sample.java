package io.hullmark.engine.detectors;

/**
 * One row of a table of samples.
 *
 * @param timestamp when, as it was written
 * @param text the value as it was written
 * @param value the value, NaN where it is missing
 */
public record Sample(String timestamp, String text, double value) {}
