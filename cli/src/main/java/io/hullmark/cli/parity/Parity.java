package io.hullmark.cli.parity;

import io.hullmark.cli.parity.Pair.Outcome;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.rules.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Lays what docker-bench says of one engine beside what we say of it, check by check and subject by subject. */
public final class Parity {
    /** The worst first; a check says what the worst of its rules says. What does not apply counts only alone. */
    private static final List<Verdict> WORST_FIRST =
            List.of(Verdict.FAIL, Verdict.UNKNOWN, Verdict.MANUAL, Verdict.PASS, Verdict.NOT_APPLICABLE);

    private final OwnVerdicts own;
    private final KnownDifferences known;
    private final List<Pair> pairs = new ArrayList<>();

    private Parity(OwnVerdicts own, KnownDifferences known) {
        this.own = own;
        this.known = known;
    }

    /** All pairs, in the order of their log and then of our verdicts. */
    public static List<Pair> of(BenchLog log, OwnVerdicts own, KnownDifferences known) {
        var parity = new Parity(own, known);
        log.checks().values().forEach(parity::compare);
        return List.copyOf(parity.pairs);
    }

    private void compare(BenchCheck check) {
        var kind = known.kinds().get(check.id());
        if (kind == null) {
            return; // An example of docker-bench's, or a check of the enterprise edition that is gone.
        }
        var bySubject = new LinkedHashMap<OwnSubject, List<OwnVerdict>>();
        for (var verdict : own.all()) {
            if (serves(verdict, check.id())) {
                bySubject
                        .computeIfAbsent(verdict.subject(), unused -> new ArrayList<>())
                        .add(verdict);
            }
        }
        bySubject.forEach((subject, verdicts) -> pairs.add(pair(check, kind, subject, verdicts)));
        if (kind != ObjectKind.HOST) {
            strangers(check, kind);
        }
    }

    private boolean serves(OwnVerdict verdict, String check) {
        var rule = known.rules().get(check);
        return rule == null ? verdict.checks().contains(check) : verdict.rule().equals(rule);
    }

    private Pair pair(BenchCheck check, ObjectKind kind, OwnSubject subject, List<OwnVerdict> verdicts) {
        var named =
                subject.kind() == kind && kind != ObjectKind.HOST ? subject.among(check.named()) : List.<String>of();
        var theirs = ruling(check, kind, subject, named);
        var ours = WORST_FIRST.stream()
                .filter(verdict -> verdicts.stream().anyMatch(one -> one.verdict() == verdict))
                .findFirst()
                .orElseThrow();
        var deciding = verdicts.stream().filter(one -> one.verdict() == ours).toList();
        if (Pair.agree(theirs, ours)) {
            return new Pair(check.id(), subject, theirs, named, Optional.of(ours), deciding, Outcome.AGREE, List.of());
        }
        var listed = kind == ObjectKind.HOST ? with(check.details(), check.named()) : named;
        var explanations = explanations(check.id(), theirs, listed, deciding);
        return new Pair(
                check.id(),
                subject,
                theirs,
                named,
                Optional.of(ours),
                deciding,
                explanations.isEmpty() ? Outcome.UNEXPLAINED : Outcome.EXPLAINED,
                explanations);
    }

    private Ruling ruling(BenchCheck check, ObjectKind kind, OwnSubject subject, List<String> named) {
        if (check.result().matches("INFO|NOTE")
                && (kind == ObjectKind.HOST || check.items().isEmpty())) {
            return Ruling.NONE;
        }
        boolean looked = subject.kind() == kind && !own.isStopped(subject);
        return looked || !named.isEmpty() ? check.of(kind, named) : Ruling.UNSEEN;
    }

    /** One for each deciding verdict, so that no verdict stands unexplained in the shadow of another. */
    private List<Explanation> explanations(
            String check, Ruling theirs, List<String> listed, List<OwnVerdict> deciding) {
        var found = new LinkedHashMap<Explanation, Boolean>();
        for (var verdict : deciding) {
            var explanation = known.explanations().stream()
                    .filter(one -> one.explains(check, theirs, listed, verdict))
                    .findFirst();
            if (explanation.isEmpty()) {
                return List.of();
            }
            found.put(explanation.get(), true);
        }
        return List.copyOf(found.keySet());
    }

    /** What docker-bench names and we did not see. */
    private void strangers(BenchCheck check, ObjectKind kind) {
        var unknown = new ArrayList<>(check.named());
        own.subjects(kind).forEach(subject -> unknown.removeAll(subject.among(check.named())));
        for (var item : unknown) {
            pairs.add(new Pair(
                    check.id(),
                    new OwnSubject(kind, item, ""),
                    check.of(kind, List.of(item)),
                    List.of(item),
                    Optional.empty(),
                    List.of(),
                    Outcome.UNEXPLAINED,
                    List.of()));
        }
    }

    private static List<String> with(String details, List<String> items) {
        var all = new ArrayList<>(items);
        all.add(details);
        return all;
    }

    /** How many of the pairs have that outcome. */
    public static long count(List<Pair> pairs, Outcome outcome) {
        return pairs.stream().filter(pair -> pair.outcome() == outcome).count();
    }
}
