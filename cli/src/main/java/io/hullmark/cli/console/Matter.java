package io.hullmark.cli.console;

import static io.hullmark.cli.console.Palette.harmless;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.wire.Subject;
import java.util.Optional;

/** What an exception can cover: something that fails, or behaviour that is unusual. */
public interface Matter {
    /** The rule by which exceptions name it. */
    String ruleId();

    Enum<?> severity();

    /** Whom it is about; of many the first. */
    Subject subject();

    /** What it is about within the subject; empty for the subject itself. */
    String element();

    /** The exception that covers it. */
    Optional<String> exception();

    /** Such as "container web (nginx) on host-a". */
    default String whom() {
        return Subjects.text(subject());
    }

    /** Such as "HIGH container-not-privileged  container web (nginx) on host-a". */
    default String line() {
        return "%s %s  %s%s"
                .formatted(severity(), ruleId(), whom(), element().isEmpty() ? "" : "  [" + harmless(element()) + "]");
    }

    /** With the fields rule, severity, subject, element and exceptionId. */
    default ObjectNode tree() {
        var tree = JsonNodeFactory.instance
                .objectNode()
                .put("rule", ruleId())
                .put("severity", severity().name());
        tree.set("subject", JsonLines.record(subject()));
        return tree.put("element", element()).put("exceptionId", exception().orElse(""));
    }
}
