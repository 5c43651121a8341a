package io.hullmark.engine.coverage;

import io.hullmark.engine.coverage.Coverage.Gap;
import io.hullmark.engine.coverage.Coverage.Observed;
import io.hullmark.engine.coverage.Coverage.Silent;
import io.hullmark.engine.facts.Fact.CoverageLost;
import io.hullmark.engine.facts.Fact.Heartbeat;
import io.hullmark.engine.facts.Fact.OfHost;
import io.hullmark.engine.picture.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was heard of hosts around one moment. A host that was quiet then is not yet silent for those who live through it; whoever looks
 * back knows whether it was heard again in time.
 */
public final class Contacts {
    /** So long after the moment a contact can still tell something of it. */
    public static final Duration HINDSIGHT = Silence.LONGEST_INTERVAL.multipliedBy(3);

    private final Instant moment;
    private final TreeMap<String, Contact> contacts = new TreeMap<>();

    private record Contact(
            Optional<Instant> last, Optional<Instant> next, Duration interval, Optional<CoverageLost> gap) {
        static final Contact NONE =
                new Contact(Optional.empty(), Optional.empty(), Silence.FIRST_INTERVAL, Optional.empty());
    }

    /**
     * A host as it was heard last.
     *
     * @param last when what it said took effect
     * @param interval between its heartbeats
     */
    public record Heard(Instant last, Duration interval) {}

    public Contacts(Instant moment) {
        this.moment = moment;
    }

    /** Goes on after contacts of which none is later than the moment. */
    public Contacts(Instant moment, SortedMap<String, Heard> before) {
        this(moment);
        before.forEach((host, heard) -> contacts.put(
                host, new Contact(Optional.of(heard.last()), Optional.empty(), heard.interval(), Optional.empty())));
    }

    /** The hosts that were heard until the moment. */
    public SortedMap<String, Heard> heard() {
        var heard = new TreeMap<String, Heard>();
        contacts.forEach((host, contact) ->
                contact.last().ifPresent(last -> heard.put(host, new Heard(last, contact.interval()))));
        return heard;
    }

    /** A host said something that took effect at a time, in whichever order. */
    public void heard(OfHost fact, Instant at) {
        var known = contacts.getOrDefault(fact.hostId(), Contact.NONE);
        contacts.put(
                fact.hostId(),
                at.isAfter(moment)
                        ? new Contact(known.last(), earlier(known.next(), at), known.interval(), gap(known, fact, at))
                        : new Contact(later(known.last(), at), known.next(), interval(known, fact), known.gap()));
    }

    /**
     * How well a host was watched; empty if it was not heard until then.
     *
     * @param known up to when what was heard is known
     */
    public Optional<Coverage> of(String hostId, Instant known) {
        var contact = contacts.getOrDefault(hostId, Contact.NONE);
        var until = known.isAfter(moment) ? known : moment;
        return contact.last().map(last -> coverage(contact, last, until));
    }

    private static Coverage coverage(Contact contact, Instant last, Instant until) {
        var deadline = Silence.deadline(last, contact.interval());
        if (contact.next().orElse(until).isAfter(deadline)) {
            return new Silent(last, contact.next());
        }
        return contact.gap()
                .<Coverage>map(gap -> new Gap(gap.cause(), gap.detail()))
                .orElse(new Observed(last));
    }

    private Optional<CoverageLost> gap(Contact known, OfHost fact, Instant at) {
        return fact instanceof CoverageLost lost
                        && known.gap().isEmpty()
                        && !lost.from().isAfter(moment)
                        && lost.to().orElse(at).isAfter(moment)
                ? Optional.of(lost)
                : known.gap();
    }

    private static Duration interval(Contact known, OfHost fact) {
        return fact instanceof Heartbeat heartbeat ? Silence.bounded(heartbeat.interval()) : known.interval();
    }

    private static Optional<Instant> earlier(Optional<Instant> known, Instant at) {
        return known.filter(other -> other.isBefore(at)).or(() -> Optional.of(at));
    }

    private static Optional<Instant> later(Optional<Instant> known, Instant at) {
        return known.filter(other -> other.isAfter(at)).or(() -> Optional.of(at));
    }
}
