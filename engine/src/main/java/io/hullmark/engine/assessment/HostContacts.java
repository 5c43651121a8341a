package io.hullmark.engine.assessment;

import io.hullmark.engine.assessment.BlindSpell.Kind;
import io.hullmark.engine.facts.Fact.CoverageLost;
import io.hullmark.engine.facts.Fact.Heartbeat;
import io.hullmark.engine.facts.Fact.HostPresent;
import io.hullmark.engine.facts.Fact.OfHost;
import io.hullmark.engine.picture.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * When one host was heard, in whichever order that came in, and so when nobody watched it. It is to all instants what
 * {@link io.hullmark.engine.coverage.Contacts} is to one. Keeps what is between silences and not every contact.
 */
final class HostContacts {
    private final Instant from;
    private final TreeMap<Instant, Contact> stretches = new TreeMap<>();
    private final TreeMap<Instant, Duration> promises = new TreeMap<>();
    private final GapSpells foundOut;
    private final GapSpells lasted;
    private Optional<BlindSpell> open = Optional.empty();

    /** A stretch of time in which the host was heard again and again in time. */
    private record Contact(Instant first, Ground by, Instant last, Ground lastBy) {
        Contact to(Contact later) {
            return new Contact(first, by, later.last, later.lastBy);
        }
    }

    /** What is over before a moment is of no interest. */
    HostContacts(Instant from) {
        this.from = from;
        this.foundOut = new GapSpells(from);
        this.lasted = new GapSpells(from);
    }

    /** The host said something that took effect at a time. */
    void heard(OfHost fact, Instant at, Ground ground) {
        if (fact instanceof Heartbeat heartbeat) {
            promise(Silence.bounded(heartbeat.interval()), at);
            seen(heartbeat, at);
        }
        if (fact instanceof CoverageLost lost) {
            missed(lost, at, ground);
        }
        var before = stretches.floorEntry(at);
        if (before != null && !at.isAfter(before.getValue().last())) {
            return;
        }
        var contact = new Contact(at, ground, at, ground);
        if (before != null && inTime(before.getValue(), at)) {
            contact = before.getValue().to(contact);
        }
        var after = stretches.higherEntry(at);
        if (after != null && inTime(contact, after.getKey())) {
            contact = contact.to(after.getValue());
            stretches.remove(after.getKey());
        }
        stretches.put(contact.first(), contact);
        forgetWhatIsOver();
    }

    private void promise(Duration interval, Instant at) {
        var known = promises.floorEntry(at);
        if (known == null || !known.getValue().equals(interval)) {
            promises.put(at, interval);
        }
    }

    private boolean inTime(Contact contact, Instant next) {
        return !next.isAfter(deadline(contact));
    }

    private Instant deadline(Contact contact) {
        var promised = promises.floorEntry(contact.last());
        return Silence.deadline(contact.last(), promised == null ? Silence.FIRST_INTERVAL : promised.getValue());
    }

    private void forgetWhatIsOver() {
        while (stretches.size() > 1 && !secondOf(stretches).isAfter(from)) {
            stretches.pollFirstEntry();
        }
        while (promises.size() > 1
                && !secondOf(promises).isAfter(stretches.firstEntry().getValue().last())
                && !secondOf(promises).isAfter(from)) {
            promises.pollFirstEntry();
        }
    }

    private static Instant secondOf(NavigableMap<Instant, ?> map) {
        return map.higherKey(map.firstKey());
    }

    /** A gap is told when it is known of: until then nobody knew that something was missing, from then on the picture does. */
    private void missed(CoverageLost lost, Instant at, Ground ground) {
        var reason = lost.detail().isEmpty() ? lost.cause() : lost.cause() + ", " + lost.detail();
        var gap = new BlindSpell(Kind.GAP, lost.from(), Instant.MAX, reason, new TreeSet<>(List.of(ground)));
        foundOut.add(gap.within(lost.from(), lost.to().filter(at::isAfter).orElse(at)));
        if (lost.to().isEmpty() && open.isEmpty()) {
            open = Optional.of(gap);
        }
    }

    /** A heartbeat of an agent that sees its engine is the end of what was missed. */
    private void seen(Heartbeat heartbeat, Instant at) {
        if (!(heartbeat instanceof HostPresent)) {
            open.ifPresent(gap -> lasted.add(gap.within(gap.since(), at)));
            open = Optional.empty();
        }
    }

    /**
     * When nobody watched, as it turned out later, ascending; spells of the two kinds may overlap, those of one kind do not.
     *
     * @param known up to when what was heard is known
     */
    List<BlindSpell> foundOut(Instant known) {
        return inOrder(foundOut.all(), silences(known));
    }

    /** The same and the gaps that were known while they lasted, from which verdicts follow by themselves. */
    List<BlindSpell> all(Instant known) {
        var gaps = new GapSpells(from);
        foundOut.all().forEach(gaps::add);
        lasted.all().forEach(gaps::add);
        open.ifPresent(gaps::add);
        return inOrder(gaps.all(), silences(known));
    }

    private static List<BlindSpell> inOrder(Collection<BlindSpell> gaps, Collection<BlindSpell> silences) {
        return Stream.concat(gaps.stream(), silences.stream())
                .sorted(Comparator.comparing(BlindSpell::since))
                .toList();
    }

    private List<BlindSpell> silences(Instant known) {
        var silences = new ArrayList<BlindSpell>();
        Contact before = null;
        for (Contact contact : stretches.values()) {
            if (before != null) {
                silences.add(silent(
                        before.last(),
                        contact.first(),
                        "the host was not heard after %s until %s".formatted(before.last(), contact.first()),
                        List.of(before.lastBy(), contact.by())));
            }
            before = contact;
        }
        if (before != null) {
            var since = known.isAfter(deadline(before)) ? before.last() : deadline(before);
            silences.add(silent(
                    since, Instant.MAX, "the host was not heard after " + before.last(), List.of(before.lastBy())));
        }
        return silences;
    }

    private static BlindSpell silent(Instant since, Instant until, String reason, List<Ground> grounds) {
        return new BlindSpell(Kind.SILENT, since, until, reason, new TreeSet<>(grounds));
    }
}
