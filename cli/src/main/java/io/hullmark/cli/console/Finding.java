package io.hullmark.cli.console;

import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.Severity;
import io.hullmark.wire.Subject;
import java.util.Optional;

/**
 * Something that fails now.
 *
 * @param element what fails; empty for the subject itself
 * @param exception id of the exception that suppresses it
 */
public record Finding(Rule rule, Subject subject, String element, Optional<String> exception) implements Matter {
    @Override
    public String ruleId() {
        return rule.id().value();
    }

    @Override
    public Severity severity() {
        return rule.severity();
    }
}
