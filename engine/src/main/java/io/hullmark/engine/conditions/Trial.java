package io.hullmark.engine.conditions;

import io.hullmark.engine.conditions.Watches.Await;
import io.hullmark.engine.facts.Condition;
import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays samples and events to one rule over time, by itself, as tests of rules do. */
public final class Trial {
    private final String rule;
    private final Watch watch;
    private final List<Instant> events = new ArrayList<>();
    private Lasting lasting;
    private @Nullable Condition condition;

    public Trial(String rule, String hash, Watch watch) {
        this.rule = rule;
        this.watch = watch;
        this.lasting = Lasting.clear(hash);
    }

    /** One sample, in the order of time and without gaps. */
    public void sample(Instant at, Bindings bindings) {
        if (!(watch instanceof Watch.Sustained sustained)) {
            return;
        }
        boolean held = lasting.holds();
        lasting = lasting.next(sustained.signal().level(bindings), at, false, sustained);
        if (lasting.holds() && !held) {
            var account = sustained.signal().account(bindings);
            condition = new Condition(rule, lasting.hash(), lasting.since(), account.message(), account.evidence());
        } else if (!lasting.holds()) {
            condition = null;
        }
    }

    /** One event. */
    public void event(Instant at) {
        events.add(at);
        if (!(watch instanceof Watch.Counted counted)) {
            return;
        }
        var occurrences = new Occurrences(lasting.hash(), List.of(), counted.within(), counted.atLeast(), List.of());
        for (var event : events) {
            occurrences = occurrences.with(event);
        }
        condition = occurrences.enough()
                ? new Condition(rule, lasting.hash(), occurrences.first(), "", List.<Evidence>of())
                : null;
    }

    /**
     * Time has passed.
     *
     * @param from when it began to be watched
     * @param now what it is after that
     */
    public void pass(Instant from, Instant now) {
        if (watch instanceof Watch.Counted counted) {
            if (condition != null && !condition.since().plus(counted.within()).isAfter(now)) {
                condition = null;
            }
        } else if (watch instanceof Watch.Absent absent) {
            var since = events.stream().max(Comparator.naturalOrder()).orElse(from);
            var await = new Await(rule, lasting.hash(), absent);
            var awaited = Awaited.since(since, await, Optional.empty());
            condition = awaited.isOverdue(now) ? awaited.condition(rule) : null;
        }
    }

    /** What holds now. */
    public Optional<Condition> condition() {
        return Optional.ofNullable(condition);
    }
}
