package io.hullmark.bench.quarter;

import io.hullmark.bench.Scratch;
import io.hullmark.engine.language.CelRules;
import io.hullmark.engine.whatif.Deviation;
import io.hullmark.engine.whatif.Draft;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.export.ExportedEvidence;
import io.hullmark.streams.replay.Moment;
import io.hullmark.streams.replay.Replayer;
import io.hullmark.streams.replay.Span;
import io.hullmark.streams.savepoints.Savepoints;
import io.hullmark.streams.savepoints.Spacing;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Asks a recorded fleet what auditors and authors of rules ask: whether live equals replay, what was in the middle of it, and whom a new rule
 * would have found. The last answer is held against what the simulation did, finding by finding.
 */
public final class QuarterQuestions {
    /** A finding is told two seconds after a breach and resolved ten after a container is gone, and a host may speak every thirty. */
    private static final Duration TOLERANCE = Duration.ofSeconds(45);

    private static final String RULE = "nobody-is-privileged";
    private static final String TEXT = """
            id: nobody-is-privileged
            title: A container is not privileged
            subject: container
            severity: high
            require: "!container.privileged"
            message: "{container.name} is privileged"
            remediation: Start it without --privileged.
            tests:
              - {given: {container: {privileged: false}}, expect: PASS}
              - {given: {container: {privileged: true}}, expect: FAIL}
            """;

    private final Path record;
    private final ExportedEvidence evidence;
    private final Path savepoints;

    private QuarterQuestions(Path record, Path savepoints) {
        this.record = record;
        this.evidence = ExportedEvidence.in(record);
        this.savepoints = savepoints;
    }

    /** {@code DIR}, as {@link RecordedQuarter} wrote it. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("name a directory that 'quarter' has written");
        }
        try (var savepoints = Scratch.open()) {
            new QuarterQuestions(Path.of(arguments[0]), savepoints.directory()).ask();
        }
    }

    private void ask() throws Exception {
        var proofs = timed("verify, live equals replay", () -> replayer().verify(Span.ALL));
        var proof = proofs.partitions().get(0);
        System.out.printf(
                "  %d facts, %d transitions: %s%n",
                proof.facts().count(), proof.live().count(), proofs.hold() ? "the same" : "NOT THE SAME: " + proofs);
        var end = lastDay();
        var begin = Instant.parse("2026-04-01T00:00:00Z");
        var middle = begin.plus(Duration.between(begin, end).dividedBy(2)).plusSeconds(12_345);
        var past = timed("as of the middle, known today", () -> replayer().past(List.of(new Moment(middle, end))));
        System.out.printf("  %d subjects%n", past.get(0).subjects().size());
        var draft = RecordedQuarter.rules();
        draft.put(RULE, TEXT);
        var trial = timed(
                "a draft rule on all of it",
                () -> replayer().tried(new Span(begin, end), Draft.NOTHING.withRules(draft)));
        compare(trial.difference().deviations());
        timed("verify once more, now that all is compiled", () -> replayer().verify(Span.ALL));
    }

    private Instant lastDay() throws IOException {
        return RecordedQuarter.breaches(record).stream()
                .map(Breach::until)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plusSeconds(1);
    }

    private Replayer replayer() {
        return new Replayer(
                evidence,
                CelRules::new,
                SchemaArchive.shipped(),
                2,
                partition -> Savepoints.in(savepoints, "bench", Spacing.STANDARD));
    }

    /** Every breach that lasted must be one finding of the draft, and every finding of the draft one breach. */
    private void compare(List<Deviation> deviations) throws IOException {
        var found = new ArrayList<>(deviations.stream()
                .filter(deviation -> deviation.rule().value().equals(RULE))
                .toList());
        int others = deviations.size() - found.size();
        int missed = 0;
        int brief = 0;
        for (var breach : RecordedQuarter.breaches(record)) {
            var match =
                    found.stream().filter(deviation -> isOf(breach, deviation)).findFirst();
            match.ifPresent(found::remove);
            if (match.isEmpty() && breach.from().equals(breach.until())) {
                brief++;
            } else if (match.isEmpty()) {
                missed++;
                System.out.println("  MISSED " + breach);
            }
        }
        found.forEach(deviation -> System.out.println("  TOO MUCH " + deviation));
        System.out.printf(
                "  %d breaches: %d missed, %d too much, %d that were over before they were known; %d of other rules%n",
                RecordedQuarter.breaches(record).size(), missed, found.size(), brief, others);
    }

    private static boolean isOf(Breach breach, Deviation deviation) {
        return deviation.subject().key().id().equals(breach.container())
                && isNear(breach.from(), deviation.since())
                && deviation.until().map(until -> isNear(breach.until(), until)).orElse(true);
    }

    private static boolean isNear(Instant expected, Instant told) {
        return Duration.between(expected, told).abs().compareTo(TOLERANCE) <= 0;
    }

    private static <T> T timed(String question, Callable<T> answer) throws Exception {
        long cpu = cpu();
        long begun = System.nanoTime();
        var answered = answer.call();
        System.out.printf("%s: %.1f s, %.1f s CPU%n", question, (System.nanoTime() - begun) / 1e9, (cpu() - cpu) / 1e9);
        return answered;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
