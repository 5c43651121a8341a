package io.hullmark.engine.picture;

import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.Fact.Completeness;
import io.hullmark.engine.facts.Section;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of one object: its newest snapshot.
 *
 * @param digest digest of that snapshot; empty for an object that was only listed so far
 * @param completeness how much the snapshot shows
 * @param detail why it is not complete, empty when it is
 * @param freshness whether the snapshot still tells the truth
 * @param sections its parts, in the order in which they came
 */
public record HeldObject(
        Optional<Digest> digest,
        Completeness completeness,
        String detail,
        Freshness freshness,
        List<Section> sections) {
    public HeldObject {
        sections = List.copyOf(sections);
    }

    /** Whether a snapshot still tells the truth. */
    public enum Freshness {
        CURRENT,
        /** A heartbeat listed the object with a digest that we don't hold: a snapshot is outstanding. */
        OUTSTANDING
    }

    /** An object that a heartbeat listed before any snapshot of it came. */
    static HeldObject listed() {
        return new HeldObject(Optional.empty(), Completeness.UNREADABLE, "", Freshness.OUTSTANDING, List.of());
    }

    HeldObject with(Freshness other) {
        return new HeldObject(digest, completeness, detail, other, sections);
    }
}
