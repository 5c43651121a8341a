package io.hullmark.engine.rules;

/** How bad a finding is, from least to worst. */
public enum Severity {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
