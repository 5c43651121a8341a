package io.hullmark.engine.language.text;

import io.hullmark.engine.language.expression.Times;
import io.hullmark.engine.rules.Watch;
import io.hullmark.engine.rules.Watch.Grouping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a rule looks out for over time. */
final class WatchTextReader {
    private static final Map<String, Grouping> GROUPINGS =
            Map.of("container", Grouping.CONTAINER, "workload", Grouping.WORKLOAD);

    private final Fields fields;
    private final Problems problems;

    WatchTextReader(Fields fields) {
        this.fields = fields;
        this.problems = fields.problems();
    }

    Optional<RuleText.Demand> sustained() {
        fields.allowOnly("'sustained'", List.of("when", "for", "until", "quiet"));
        fields.require("'sustained'", "when");
        fields.require("'sustained'", "for");
        var lasts = duration("for", Watch.LONGEST).orElse(Duration.ZERO);
        var quiet = duration("quiet", Watch.LONGEST).orElse(Duration.ZERO);
        var until = fields.node("until").flatMap(unused -> fields.passage("until"));
        return fields.passage("when").map(when -> new RuleText.Demand.Sustained(when, until, lasts, quiet));
    }

    Optional<RuleText.Demand> counted() {
        fields.allowOnly("'counted'", List.of("event", "atLeast", "within", "by"));
        List.of("event", "atLeast", "within").forEach(name -> fields.require("'counted'", name));
        var atLeast = fields.passage("atLeast").flatMap(this::number);
        var within = duration("within", Watch.LONGEST);
        var by = by();
        if (atLeast.isEmpty() || within.isEmpty() || by.isEmpty()) {
            return Optional.empty();
        }
        notZero("within", within.get());
        return fields.passage("event")
                .map(event -> new RuleText.Demand.Counted(event.text(), atLeast.get(), within.get(), by.get()));
    }

    Optional<RuleText.Demand> absent() {
        fields.allowOnly("'absent'", List.of("event", "for", "by"));
        List.of("event", "for").forEach(name -> fields.require("'absent'", name));
        var lasts = duration("for", Watch.LONGEST_ABSENCE);
        var by = by();
        if (lasts.isEmpty() || by.isEmpty()) {
            return Optional.empty();
        }
        notZero("for", lasts.get());
        return fields.passage("event").map(event -> new RuleText.Demand.Absent(event.text(), lasts.get(), by.get()));
    }

    private void notZero(String name, Duration duration) {
        if (duration.isZero()) {
            problems.add(fields.placeOf(name), "'%s' is a time such as 10m, got 0".formatted(name));
        }
    }

    private Optional<Grouping> by() {
        return fields.node("by").isPresent()
                ? fields.passage("by").flatMap(this::grouping)
                : Optional.of(Grouping.CONTAINER);
    }

    private Optional<Grouping> grouping(Passage passage) {
        var grouping = Optional.ofNullable(GROUPINGS.get(passage.text()));
        if (grouping.isEmpty()) {
            problems.add(passage.place(), "'by' is container or workload, got '%s'".formatted(passage.text()));
        }
        return grouping;
    }

    private Optional<Integer> number(Passage passage) {
        if (passage.text().matches("\\d{1,3}")) {
            int number = Integer.parseInt(passage.text());
            if (number >= 2 && number <= Watch.MOST_EVENTS) {
                return Optional.of(number);
            }
        }
        problems.add(
                passage.place(),
                "'atLeast' is a number from 2 to %d, got '%s'".formatted(Watch.MOST_EVENTS, passage.text()));
        return Optional.empty();
    }

    /** A time such as 5m; empty if it is not there or wrong. */
    private Optional<Duration> duration(String name, Duration longest) {
        return fields.node(name).flatMap(unused -> fields.passage(name)).flatMap(passage -> {
            try {
                var duration = Times.duration(passage.text());
                if (!duration.isNegative() && duration.compareTo(longest) <= 0) {
                    return Optional.of(duration);
                }
            } catch (IllegalArgumentException | ArithmeticException unreadable) {
                // told below, like a time that is out of bounds
            }
            problems.add(
                    passage.place(),
                    "'%s' is a time such as 5m, at most %dh, got '%s'"
                            .formatted(name, longest.toHours(), passage.text()));
            return Optional.empty();
        });
    }
}
