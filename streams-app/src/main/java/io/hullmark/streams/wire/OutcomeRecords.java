package io.hullmark.streams.wire;

import io.hullmark.engine.findings.Resolution;
import io.hullmark.engine.findings.Transition;
import io.hullmark.engine.journal.Outcome;
import io.hullmark.wire.Attestation;
import io.hullmark.wire.Cause;
import io.hullmark.wire.Control;
import io.hullmark.wire.Evidence;
import io.hullmark.wire.FactKind;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Posture;
import io.hullmark.wire.ResolutionReason;
import io.hullmark.wire.RuleMode;
import io.hullmark.wire.RuleSetEpoch;
import io.hullmark.wire.RuleVerdict;
import io.hullmark.wire.Severity;
import io.hullmark.wire.Subject;
import io.hullmark.wire.TransitionKind;
import io.hullmark.wire.VerdictKind;
import io.hullmark.wire.Violation;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what follows from facts into the records of the violations and posture topics. */
final class OutcomeRecords {
    private OutcomeRecords() {}

    static Violation violation(Transition transition) {
        var rule = transition.requirement();
        var violation = Violation.newBuilder()
                .setId(transition.id())
                .setFindingId(transition.findingId())
                .setTransition(transition.number())
                .setKind(kind(transition.kind()))
                .setReason(reason(transition.kind()))
                .setAt(transition.at())
                .setRuleId(rule.id().value())
                .setRuleTitle(Texts.bounded(rule.title()))
                .setRuleHash(rule.hash())
                .setMode(RuleMode.valueOf(rule.mode().name()))
                .setEpoch(epoch(transition.epoch()))
                .setSeverity(Severity.valueOf(rule.severity().name()))
                .setSubject(subject(transition.subject()))
                .setElement(Texts.element(transition.element()))
                .setEvidence(evidence(transition.evidence()))
                .setMessage(Texts.bounded(transition.message()))
                .setRemediation(Texts.bounded(rule.remediation()))
                .setFirstSeen(transition.firstSeen())
                .setLastSeen(transition.lastSeen())
                .setCause(cause(transition.cause()))
                .setControls(controls(rule.controls()))
                .setExceptionId(exception(transition.kind()))
                .setOpenedAt(transition.episode().since())
                .setIntroducedBy(cause(transition.episode().cause()));
        if (transition.kind() instanceof Transition.Kind.Resolved) {
            violation.setTimeToResolve(
                    ChronoUnit.MICROS.between(transition.episode().since(), transition.at()));
        } else if (transition.kind() instanceof Transition.Kind.Acknowledged acknowledged) {
            violation.setAcknowledgedBy(Texts.bounded(acknowledged.by())).setNote(Texts.bounded(acknowledged.note()));
        }
        return violation.build();
    }

    /** A posture without its verdicts. */
    static Posture posture(Outcome.PostureChanged changed) {
        return Posture.newBuilder()
                .setSubject(subject(changed.subject()))
                .setAt(changed.at())
                .setEpoch(epoch(changed.epoch()))
                .setVerdicts(List.of())
                .build();
    }

    static RuleVerdict verdict(Outcome.RuleVerdict verdict, Texts texts) {
        return new RuleVerdict(
                verdict.rule().value(),
                VerdictKind.valueOf(verdict.verdict().name()),
                texts.detail(verdict.detail()),
                texts.elements(verdict.elements()),
                texts.byElement(verdict.suppressed()),
                verdict.attestation().map(OutcomeRecords::attestation).orElse(null));
    }

    private static Attestation attestation(io.hullmark.engine.facts.Attestation said) {
        return new Attestation(said.id(), Texts.bounded(said.by()), said.statedAt(), said.until());
    }

    private static TransitionKind kind(Transition.Kind kind) {
        if (kind instanceof Transition.Kind.Opened) {
            return TransitionKind.OPENED;
        }
        if (kind instanceof Transition.Kind.Reopened) {
            return TransitionKind.REOPENED;
        }
        if (kind instanceof Transition.Kind.Resolved) {
            return TransitionKind.RESOLVED;
        }
        if (kind instanceof Transition.Kind.Suppressed) {
            return TransitionKind.SUPPRESSED;
        }
        if (kind instanceof Transition.Kind.Acknowledged) {
            return TransitionKind.ACKNOWLEDGED;
        }
        throw new IllegalStateException("the wire has no word for the transition " + kind);
    }

    private static @Nullable String exception(Transition.Kind kind) {
        return kind instanceof Transition.Kind.Suppressed suppressed ? suppressed.exception() : null;
    }

    private static @Nullable ResolutionReason reason(Transition.Kind kind) {
        return kind instanceof Transition.Kind.Resolved resolved ? reason(resolved.reason()) : null;
    }

    private static ResolutionReason reason(Resolution reason) {
        return switch (reason) {
            case FIXED -> ResolutionReason.FIXED;
            case NOT_APPLICABLE -> ResolutionReason.NOT_APPLICABLE;
            case SUBJECT_REMOVED -> ResolutionReason.SUBJECT_REMOVED;
            case RULE_WITHDRAWN -> ResolutionReason.RULE_WITHDRAWN;
            case RULE_CHANGED -> ResolutionReason.RULE_CHANGED;
            case HOST_RETIRED -> ResolutionReason.HOST_RETIRED;
        };
    }

    private static RuleSetEpoch epoch(io.hullmark.engine.verdicts.RuleSetEpoch epoch) {
        return new RuleSetEpoch(epoch.number(), epoch.hash());
    }

    static Subject subject(io.hullmark.engine.findings.Subject subject) {
        return new Subject(
                ObjectKind.valueOf(subject.key().kind().name()),
                subject.key().hostId(),
                subject.hostName(),
                subject.key().id(),
                subject.name(),
                subject.image(),
                subject.imageId(),
                subject.composeProject(),
                subject.composeService(),
                subject.owner());
    }

    private static List<Evidence> evidence(List<io.hullmark.engine.facts.Evidence> evidence) {
        return evidence.stream()
                .limit(Texts.MOST_EVIDENCE)
                .map(input ->
                        new Evidence(input.path(), Texts.bounded(input.observed()), Texts.bounded(input.expected())))
                .toList();
    }

    private static Cause cause(io.hullmark.engine.findings.Cause cause) {
        return new Cause(
                cause.partition(),
                cause.position(),
                FactKind.valueOf(cause.kind().name()),
                cause.action());
    }

    private static List<Control> controls(List<io.hullmark.engine.rules.Control> controls) {
        return controls.stream()
                .limit(Texts.MOST_CONTROLS)
                .map(control -> new Control(control.framework(), control.version(), control.id()))
                .toList();
    }
}
