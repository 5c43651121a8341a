package io.hullmark.engine.journal;

import io.hullmark.engine.decisions.Held;
import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.picture.PictureMemory;
import io.hullmark.engine.picture.Shelf;
import io.hullmark.engine.verdicts.HeldRule;

/**
 * Everything that a fold must find again after a restart, for one partition of the journal. Values are plain records; they are
 * put only when they changed.
 */
public interface Memory extends PictureMemory {
    /** What the rules said of every subject, and its findings. */
    Shelf<ObjectKey, Judged> subjects();

    /** The subjects to come back to. */
    Shelf<ObjectKey, Pending> pending();

    /** The rules, by their ids. */
    Shelf<String, HeldRule> rules();

    /** The exceptions that hold or will hold, by their ids. */
    Shelf<String, Held<PolicyException>> exceptions();

    /** The attestations that hold or will hold, by their ids. */
    Shelf<String, Held<Attestation>> attestations();

    /** What there is once; {@link Standing#INITIAL} before the first fact. */
    Standing standing();

    /** Called only when it changed. */
    void put(Standing standing);
}
