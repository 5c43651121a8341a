package io.hullmark.engine.conditions;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.picture.HeldConditions;
import io.hullmark.engine.picture.Shelf;

/** What a condenser must find again after a restart. */
public interface CondenserMemory {
    /** The samples of hosts, and those with which conditions of containers turned. */
    Shelf<ObjectKey, Measured> measured();

    /** The latest readings of the containers of each host, by the host's id. Put once a minute. */
    Shelf<String, HeldReadings> readings();

    /** Events that are counted, by host, rule and whose they are. */
    Shelf<String, Occurrences> occurrences();

    /** Events that are awaited, by host, rule and whose they are. */
    Shelf<String, Awaited> awaited();

    /** Why events of hosts can't be seen now, by the host's id. */
    Shelf<String, OpenGaps> gaps();

    /** What the fold knows of what was condensed. Read only. */
    Shelf<ObjectKey, HeldConditions> conditions();
}
