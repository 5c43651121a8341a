package io.hullmark.engine.assessment;

import io.hullmark.engine.assessment.BlindSpell.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How well a host was watched over the span.
 *
 * @param hostId its identity
 * @param hostName its name; empty if not seen
 * @param since when it was first there within the span
 * @param until when it was no longer, or the end of the span
 * @param spells in which it was not watched, or something may have been missed, ascending
 */
public record HostCoverage(String hostId, String hostName, Instant since, Instant until, List<BlindSpell> spells) {
    public HostCoverage {
        spells = List.copyOf(spells);
    }

    /** How long it was there. */
    public Duration present() {
        return Duration.between(since, until);
    }

    /** How long nobody heard it. */
    public Duration silent() {
        return lasted(Kind.SILENT);
    }

    /** How long something may have been missed. */
    public Duration gaps() {
        return lasted(Kind.GAP);
    }

    private Duration lasted(Kind kind) {
        return spells.stream()
                .filter(spell -> spell.kind() == kind)
                .map(spell -> Duration.between(spell.since(), spell.until()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
