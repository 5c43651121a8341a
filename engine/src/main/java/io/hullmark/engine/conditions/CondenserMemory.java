package io.hullmark.engine.conditions;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.picture.HeldConditions;
import io.hullmark.engine.picture.Shelf;

/** What a condenser must find again after a restart. */
public interface CondenserMemory {
    /** The samples of containers and hosts. */
    Shelf<ObjectKey, Measured> measured();

    /** Events that are counted, by host, rule and whose they are. */
    Shelf<String, Occurrences> occurrences();

    /** What the fold knows of what was condensed. Read only. */
    Shelf<ObjectKey, HeldConditions> conditions();
}
