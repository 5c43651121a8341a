package io.hullmark.engine.language;

import io.hullmark.engine.facts.Condition;
import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Logic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a test of a rule over time plays before the rule is asked.
 *
 * @param samples samples, one after the other
 * @param events when events happen
 * @param until when the rule is asked; with the last event if empty
 */
record Rehearsal(List<Samples> samples, List<Duration> events, Optional<Duration> until) {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    Rehearsal {
        samples = List.copyOf(samples);
        events = List.copyOf(events);
    }

    /** One sample again and again. */
    record Samples(Duration lasting, Duration every, Struct usage, Struct hostUsage) {}

    /** What is known after it. */
    Bindings play(Logic logic, Bindings given) {
        if (!(logic instanceof WatchLogic watching) || (samples.isEmpty() && events.isEmpty() && until.isEmpty())) {
            return given;
        }
        var trial = watching.trial();
        var at = START;
        for (var sample : samples) {
            var end = at.plus(sample.lasting());
            do {
                trial.sample(at, given.with(sample.usage(), sample.hostUsage()));
                at = at.plus(sample.every());
            } while (!at.isAfter(end));
        }
        for (var event : events) {
            trial.event(START.plus(event));
        }
        until.ifPresent(end -> trial.pass(START, START.plus(end)));
        var conditions = trial.condition().stream().map(Rehearsal::struct).toList();
        return new Bindings(known(given.host(), conditions), given.image(), known(given.container(), conditions));
    }

    private static Struct known(Struct subject, List<Struct> conditions) {
        return subject.type().sections().contains("conditions")
                ? subject.toBuilder()
                        .set("conditions", conditions)
                        .set("unmeasured", Map.of())
                        .build()
                : subject;
    }

    private static Struct struct(Condition condition) {
        return Struct.of(ContainerFacts.CONDITION)
                .set("rule", condition.rule())
                .set("hash", condition.hash())
                .set("since", condition.since())
                .set("message", condition.message())
                .set("evidence", List.of())
                .build();
    }
}
