package io.hullmark.engine.journal;

import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.fixtures.Bodies;
import io.hullmark.engine.fixtures.SmallRules;
import io.hullmark.engine.journal.Outcome.RuleVerdict;
import io.hullmark.engine.picture.Picture;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Judgement.Failure;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleCompiler.PolicyParsing;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.verdicts.Containment;
import io.hullmark.engine.verdicts.HeldRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Judges everything there is by every rule, without knowing what changed: slow, and too simple to be wrong. */
public final class FromScratch {
    private FromScratch() {}

    static Map<ObjectKey, List<RuleVerdict>> posture(Memory memory) {
        return posture(memory, rules(memory));
    }

    /** What any rules say of the picture, ordered by their ids. */
    public static Map<ObjectKey, List<RuleVerdict>> posture(Memory memory, List<Rule> rules) {
        var picture = new Picture(memory, new Bodies(), 1_000);
        var posture = new TreeMap<ObjectKey, List<RuleVerdict>>();
        memory.hosts().scan("", (hostId, state) -> {
            var subjects = new ArrayList<>(picture.subjects(hostId));
            subjects.add(ObjectKey.host(hostId));
            subjects.forEach(subject -> posture.put(subject, judge(subject, memory, picture, rules)));
            return true;
        });
        return posture;
    }

    private static List<RuleVerdict> judge(ObjectKey subject, Memory memory, Picture picture, List<Rule> rules) {
        var bindings = bindings(subject, picture);
        var verdicts = new ArrayList<RuleVerdict>();
        for (Rule rule : rules) {
            if (rule.subject() == subject.kind()) {
                var judgement = unlessUnseen(rule, Containment.explain(rule, bindings), picture, subject.hostId());
                var elements = rule.perElement() && judgement.verdict() == Verdict.FAIL
                        ? judgement.failures().stream()
                                .map(Failure::element)
                                .sorted()
                                .toList()
                        : List.<String>of();
                verdicts.add(new RuleVerdict(
                        rule.id(),
                        judgement.verdict(),
                        judgement.detail(),
                        elements,
                        new TreeMap<>(),
                        judgement.verdict() == Verdict.MANUAL ? attested(rule, subject, memory) : Optional.empty()));
            }
        }
        return verdicts;
    }

    private static Judgement unlessUnseen(Rule rule, Judgement judgement, Picture picture, String hostId) {
        var since = picture.unseenSince(hostId);
        var mayPass = since.isEmpty() || rule.reads().equals(Set.of("host.coverage"));
        return judgement.verdict() == Verdict.PASS && !mayPass
                ? new Judgement(
                        Verdict.UNKNOWN,
                        List.of(),
                        "the agent has said since " + since.orElseThrow() + " that it can't see its engine")
                : judgement;
    }

    private static Optional<Attestation> attested(Rule rule, ObjectKey key, Memory memory) {
        var subject = memory.subjects().find(key).orElseThrow().subject();
        var attesting = new ArrayList<Attestation>();
        memory.attestations().scan("", (id, held) -> {
            if (held.isInForce()
                    && PlainScope.covers(held.decision().scope(), rule.id().value(), subject, "")) {
                attesting.add(held.decision());
            }
            return true;
        });
        return attesting.stream()
                .min(Comparator.comparing(Attestation::until).reversed().thenComparing(Attestation::id));
    }

    private static Bindings bindings(ObjectKey subject, Picture picture) {
        var host = picture.host(subject.hostId());
        var noImage = Struct.of(ImageFacts.TYPE).build();
        var noContainer = Struct.of(ContainerFacts.TYPE).build();
        if (subject.kind() == ObjectKind.CONTAINER) {
            return new Bindings(host, picture.imageOf(subject), picture.container(subject));
        }
        return new Bindings(host, subject.kind() == ObjectKind.IMAGE ? picture.image(subject) : noImage, noContainer);
    }

    /** The rules in force. */
    public static List<Rule> rules(Memory memory) {
        var compiler = new SmallRules();
        var text = memory.standing().policy();
        var policy = !text.isEmpty() && compiler.parsePolicy(text) instanceof PolicyParsing.Accepted accepted
                ? accepted.values()
                : PolicyValues.NONE;
        var rules = new ArrayList<Rule>();
        memory.rules().scan("", (id, held) -> {
            if (held.standing() == HeldRule.Standing.IN_FORCE
                    && compiler.compile(held.text(), policy) instanceof Compilation.Accepted accepted) {
                rules.add(accepted.rule());
            }
            return true;
        });
        rules.sort(Comparator.comparing(Rule::id));
        return rules;
    }
}
