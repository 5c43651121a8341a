package io.hullmark.cli.console;

import io.hullmark.wire.Cause;
import io.hullmark.wire.FactKind;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.RuleMode;
import io.hullmark.wire.RuleSetEpoch;
import io.hullmark.wire.Severity;
import io.hullmark.wire.Subject;
import io.hullmark.wire.TransitionKind;
import io.hullmark.wire.Violation;
import java.time.Instant;
import java.util.List;

/** What the topology told of a container. */
final class Told {
    static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

    private Told() {}

    static Violation.Builder violation(TransitionKind kind) {
        return Violation.newBuilder()
                .setId("t1")
                .setFindingId("f1")
                .setTransition(1)
                .setKind(kind)
                .setAt(AT)
                .setRuleId("not-privileged")
                .setRuleTitle("It is confined")
                .setRuleHash("0123456789abcdef")
                .setMode(RuleMode.ENFORCE)
                .setEpoch(epoch())
                .setSeverity(Severity.HIGH)
                .setSubject(subject())
                .setElement("")
                .setEvidence(List.of())
                .setMessage("web is privileged")
                .setRemediation("Confine it.")
                .setFirstSeen(AT)
                .setLastSeen(AT)
                .setCause(new Cause(0, 7L, FactKind.SLICE, ""))
                .setControls(List.of());
    }

    static RuleSetEpoch epoch() {
        return new RuleSetEpoch(1L, "0123456789abcdef");
    }

    static Subject subject() {
        return Subject.newBuilder()
                .setKind(ObjectKind.CONTAINER)
                .setHostId("h1")
                .setHostName("host-a")
                .setId("c1")
                .setName("web")
                .setImage("nginx:1.25")
                .setImageId("")
                .setComposeProject("")
                .setComposeService("")
                .setOwner("")
                .build();
    }
}
