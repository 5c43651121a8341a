package io.hullmark.engine.conditions;

import io.hullmark.engine.conditions.Audience.Member;
import io.hullmark.engine.conditions.Watches.Await;
import io.hullmark.engine.facts.Condition;
import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.facts.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event that one rule awaits of one container or workload.
 *
 * @param hash hash of the rule
 * @param event what is awaited, in the engine's words
 * @param since when it last happened; if nobody knows, since when it would have been seen
 * @param lasts how long it must not have happened until the condition begins
 * @param container whom the rule speaks of; empty while there is none, as when a workload has no container now
 * @param turnedAt when that container came, or when the last one left
 * @param holds whether the condition holds for that container
 */
public record Awaited(
        String hash,
        String event,
        Instant since,
        Duration lasts,
        Optional<ObjectKey> container,
        Instant turnedAt,
        boolean holds) {
    /** For so long at least the next container of a workload goes on from where the last one ended. */
    private static final Duration SUCCESSION = Duration.ofHours(1);

    static Awaited since(Instant at, Await rule, Optional<ObjectKey> container) {
        var watch = rule.watch();
        return new Awaited(rule.hash(), watch.event(), at, watch.lasts(), container, at, false);
    }

    /** Of a container that is seen for the first time. What happened to it before nobody knows, unless it tells itself. */
    static Awaited from(Member member, Instant at) {
        var since = member.trace().filter(trace -> trace.isBefore(at)).orElse(at);
        return since(since, member.rule(), Optional.of(member.container()));
    }

    /** The same after the event happened, which ends the condition. One that is late turns nothing back. */
    Awaited happened(Instant at) {
        return new Awaited(hash, event, later(since, at), lasts, container, turnedAt, false);
    }

    /**
     * The same after a time in which the event may have happened unseen. What holds is not ended by that, unless it began by that
     * very time: a gap is found out only when it has lasted for a while.
     */
    Awaited unseen(Instant from, Instant to) {
        return holds && isOverdue(from)
                ? this
                : new Awaited(hash, event, later(since, to), lasts, container, turnedAt, false);
    }

    /** The same under a rule that may have changed; one that awaits something else begins anew. */
    Awaited under(Await rule, Instant at) {
        if (!event.equals(rule.watch().event())) {
            return since(at, rule, container);
        }
        return new Awaited(rule.hash(), event, since, rule.watch().lasts(), container, turnedAt, holds);
    }

    /** The same of whom the rule speaks now, who may be another, or nobody, and may tell of an event that nobody saw. */
    Awaited of(Optional<Member> now, Instant at) {
        var other = now.map(Member::container);
        var latest = now.flatMap(Member::trace)
                .filter(trace -> trace.isAfter(since) && !trace.isAfter(at))
                .orElse(since);
        return other.equals(container)
                ? new Awaited(hash, event, latest, lasts, container, turnedAt, holds)
                : new Awaited(hash, event, latest, lasts, other, at, false);
    }

    Awaited holding(boolean now) {
        return new Awaited(hash, event, since, lasts, container, turnedAt, now);
    }

    boolean isOverdue(Instant now) {
        return !since.plus(lasts).isAfter(now);
    }

    /** When it will not have happened for too long; without a container, when it can be forgotten. */
    Instant deadline() {
        return container.isPresent() ? since.plus(lasts) : later(since.plus(lasts), turnedAt.plus(SUCCESSION));
    }

    /** What begins. */
    Condition condition(String rule) {
        var evidence = new Evidence("events." + event, "none in " + lasts, ">= 1");
        return new Condition(rule, hash, since, "", List.of(evidence));
    }

    /** The same when it is over. */
    Condition over(String rule) {
        return new Condition(rule, hash, since, "", List.of());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
