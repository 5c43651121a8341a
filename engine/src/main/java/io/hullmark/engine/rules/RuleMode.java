package io.hullmark.engine.rules;

/** Whether a rule's findings count or are only tried out. */
public enum RuleMode {
    SHADOW,
    ENFORCE
}
