package io.hullmark.engine.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Cuts what is known of a host's coverage to the time in which it was there. */
final class HostPresence {
    private HostPresence() {}

    /** Empty if the host was not there in the span. */
    static Optional<HostCoverage> of(SubjectCourse host, Scope scope, List<BlindSpell> spells) {
        var presence = host.presence();
        var moments = new TreeSet<Instant>(presence.moments());
        moments.removeIf(moment -> !moment.isAfter(scope.from()) || !moment.isBefore(scope.to()));
        moments.add(scope.from());
        var there = new TreeSet<Instant>();
        moments.stream().filter(moment -> presence.at(moment).orElse(false)).forEach(there::add);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        var since = there.first();
        var until = Optional.ofNullable(moments.higher(there.last())).orElse(scope.to());
        var within = spells.stream()
                .filter(spell -> spell.since().isBefore(until) && spell.until().isAfter(since))
                .map(spell -> spell.within(since, until))
                .toList();
        var subject = host.subject();
        return Optional.of(new HostCoverage(subject.key().hostId(), subject.hostName(), since, until, within));
    }
}
