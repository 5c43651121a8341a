package io.hullmark.cli.console;

import io.hullmark.wire.Severity;
import io.hullmark.wire.Subject;
import io.hullmark.wire.Violation;
import java.util.Optional;

/** A finding as a transition told of it. */
public record ToldFinding(Violation violation) implements Matter {
    @Override
    public String ruleId() {
        return violation.getRuleId();
    }

    @Override
    public Severity severity() {
        return violation.getSeverity();
    }

    @Override
    public Subject subject() {
        return violation.getSubject();
    }

    @Override
    public String element() {
        return violation.getElement();
    }

    @Override
    public Optional<String> exception() {
        return Optional.ofNullable(violation.getExceptionId());
    }
}
