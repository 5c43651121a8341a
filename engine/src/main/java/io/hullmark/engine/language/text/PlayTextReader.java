package io.hullmark.engine.language.text;

import io.hullmark.engine.language.expression.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what a test of a rule over time plays. */
final class PlayTextReader {
    private static final Duration TICK = Duration.ofSeconds(10);

    private PlayTextReader() {}

    static RuleText.Play read(Fields test) {
        var events = events(test);
        return new RuleText.Play(
                test.list("samples").stream().map(PlayTextReader::samples).toList(), events, until(test, events));
    }

    private static Optional<Duration> until(Fields test, List<Duration> events) {
        var until = test.node("until").flatMap(unused -> duration(test, "until"));
        if (until.isPresent() && events.stream().anyMatch(event -> event.compareTo(until.get()) > 0)) {
            test.problems().add(test.placeOf("until"), "'until' is when the rule is asked: no event comes after it");
        }
        return until;
    }

    private static RuleText.Samples samples(Fields samples) {
        samples.allowOnly("samples", List.of("for", "every", "usage", "hostUsage"));
        var every =
                samples.node("every").isPresent() ? duration(samples, "every").orElse(TICK) : TICK;
        return new RuleText.Samples(
                samples.node("for").isPresent() ? duration(samples, "for").orElse(Duration.ZERO) : Duration.ZERO,
                every.isZero() ? TICK : every,
                samples);
    }

    private static List<Duration> events(Fields test) {
        var times = new ArrayList<Duration>();
        test.node("events").ifPresent(node -> {
            if (!(node instanceof SequenceNode sequence)) {
                test.problems().add(Place.of(node), "'events' is a list of times such as [0s, 1m]");
                return;
            }
            for (var element : sequence.getValue()) {
                if (element instanceof ScalarNode scalar) {
                    parsed(test.passage(scalar), test.problems()).ifPresent(times::add);
                } else {
                    test.problems().add(Place.of(element), "an event is a time such as 1m");
                }
            }
        });
        return times;
    }

    private static Optional<Duration> duration(Fields fields, String name) {
        return fields.passage(name).flatMap(passage -> parsed(passage, fields.problems()));
    }

    private static Optional<Duration> parsed(Passage passage, Problems problems) {
        try {
            var duration = Times.duration(passage.text());
            if (!duration.isNegative()) {
                return Optional.of(duration);
            }
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            // told below
        }
        problems.add(passage.place(), "a time is written like 90s or 10m, got '%s'".formatted(passage.text()));
        return Optional.empty();
    }
}
