package io.hullmark.engine.language;

import io.hullmark.engine.conditions.Trial;
import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.StructType;
import io.hullmark.engine.language.expression.Locals;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Logic;
import io.hullmark.engine.rules.Scope;
import io.hullmark.engine.rules.Signal;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.rules.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges by what lasts: fails while the condition of its own rule holds. Samples are looked at elsewhere, before the journal. */
final class WatchLogic implements Logic {
    private static final int RULE = slot(ContainerFacts.CONDITION, "rule");
    private static final int HASH = slot(ContainerFacts.CONDITION, "hash");
    private static final int MESSAGE = slot(ContainerFacts.CONDITION, "message");
    private static final int EVIDENCE = slot(ContainerFacts.CONDITION, "evidence");
    private static final Judgement PASSED = new Judgement(Verdict.PASS, List.of(), "");

    private final Applicability applies;
    private final String rule;
    private final String hash;
    private final Watch watch;
    private final boolean ofHost;
    private final int conditions;
    private final int unmeasured;

    WatchLogic(Applicability applies, ObjectKind subject, String rule, String hash, Watch watch) {
        this.applies = applies;
        this.rule = rule;
        this.hash = hash;
        this.watch = watch;
        this.ofHost = subject == ObjectKind.HOST;
        var type = ofHost ? HostFacts.TYPE : ContainerFacts.TYPE;
        this.conditions = slot(type, "conditions");
        this.unmeasured = slot(type, "unmeasured");
    }

    @Override
    public Optional<Watch> watch() {
        return Optional.of(watch);
    }

    /** Plays samples and events to it, by itself. */
    Trial trial() {
        return new Trial(rule, hash, watch);
    }

    @Override
    public Verdict decide(Bindings bindings) {
        var applicable = applies.decide(bindings, Locals.ofThread(applies.size()));
        return applicable == Verdict.PASS ? decideApplicable(bindings) : applicable;
    }

    @Override
    public Optional<Scope> scope() {
        return applies.scope();
    }

    @Override
    public Verdict decideInScope(Bindings bindings) {
        var applicable = applies.decideInScope(bindings, Locals.ofThread(applies.size()));
        return applicable == Verdict.PASS ? decideApplicable(bindings) : applicable;
    }

    private Verdict decideApplicable(Bindings bindings) {
        if (blindness(bindings) != null) {
            return Verdict.UNKNOWN;
        }
        var condition = condition(bindings);
        if (condition == null) {
            return Verdict.PASS;
        }
        return hash.equals(condition.get(HASH)) ? Verdict.FAIL : Verdict.UNKNOWN;
    }

    @Override
    public Judgement explain(Bindings bindings) {
        var applicable = applies.explain(bindings, Locals.explaining(applies.size()));
        if (applicable.verdict() != Verdict.PASS) {
            return applicable;
        }
        var blindness = blindness(bindings);
        if (blindness != null) {
            return new Judgement(Verdict.UNKNOWN, List.of(), blindness);
        }
        var condition = condition(bindings);
        if (condition == null) {
            return PASSED;
        }
        if (!hash.equals(condition.get(HASH))) {
            return new Judgement(
                    Verdict.UNKNOWN,
                    List.of(),
                    watch instanceof Watch.Sustained
                            ? "the rule has changed, and no sample has been measured by it yet"
                            : "the rule has changed, and what happened has not been looked at by it yet");
        }
        var failure = new Judgement.Failure("", evidence(condition), message(condition, bindings));
        return new Judgement(Verdict.FAIL, List.of(failure), "");
    }

    /** Samples are gone, so what was said of them stands. Of events only the subject is told, which may not have been seen before. */
    private String message(Struct condition, Bindings bindings) {
        return ofEvents()
                .map(signal -> signal.account(bindings).message())
                .orElseGet(() -> String.valueOf(condition.get(MESSAGE)));
    }

    /** What it asks about containers whose events it watches; empty if it looks at samples. */
    private Optional<Signal> ofEvents() {
        if (watch instanceof Watch.Counted counted) {
            return Optional.of(counted.signal());
        }
        return watch instanceof Watch.Absent absent ? Optional.of(absent.signal()) : Optional.empty();
    }

    private @Nullable Struct condition(Bindings bindings) {
        if (subject(bindings).get(conditions) instanceof List<?> held) {
            for (int index = 0; index < held.size(); index++) {
                if (held.get(index) instanceof Struct condition && rule.equals(condition.get(RULE))) {
                    return condition;
                }
            }
        }
        return null;
    }

    /** Why it can't be said whether anything lasts; null if it can. */
    private @Nullable String blindness(Bindings bindings) {
        var subject = subject(bindings);
        if (subject.get(conditions) instanceof Missing missing) {
            return missing.reason();
        }
        if (!(watch instanceof Watch.Sustained)) {
            return null;
        }
        var lacking = subject.get(unmeasured);
        if (lacking instanceof Missing missing) {
            return missing.reason();
        }
        return lacking instanceof Map<?, ?> reasons && reasons.get(rule) instanceof String reason ? reason : null;
    }

    private Struct subject(Bindings bindings) {
        return ofHost ? bindings.host() : bindings.container();
    }

    private static List<Evidence> evidence(Struct condition) {
        var evidence = new ArrayList<Evidence>();
        if (condition.get(EVIDENCE) instanceof List<?> inputs) {
            for (var input : inputs) {
                if (input instanceof Struct seen) {
                    evidence.add(new Evidence(
                            String.valueOf(seen.get("path")),
                            String.valueOf(seen.get("observed")),
                            String.valueOf(seen.get("expected"))));
                }
            }
        }
        return evidence;
    }

    private static int slot(StructType type, String field) {
        return type.field(field).orElseThrow().slot();
    }
}
