package io.hullmark.engine.conditions;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.HeapShelf;
import io.hullmark.engine.picture.HeldConditions;
import io.hullmark.engine.picture.Shelf;

/** What is on the disk. */
final class KeptMemory implements CondenserMemory {
    private final HeapMemory memory;
    private final Shelf<ObjectKey, Measured> measured = new HeapShelf<>();
    private final Shelf<String, HeldReadings> readings = new HeapShelf<>();
    private final Shelf<String, Occurrences> occurrences = new HeapShelf<>();
    private final Shelf<String, Awaited> awaited = new HeapShelf<>();
    private final Shelf<String, OpenGaps> gaps = new HeapShelf<>();

    KeptMemory(HeapMemory memory) {
        this.memory = memory;
    }

    @Override
    public Shelf<ObjectKey, Measured> measured() {
        return measured;
    }

    @Override
    public Shelf<String, HeldReadings> readings() {
        return readings;
    }

    @Override
    public Shelf<String, Occurrences> occurrences() {
        return occurrences;
    }

    @Override
    public Shelf<String, Awaited> awaited() {
        return awaited;
    }

    @Override
    public Shelf<String, OpenGaps> gaps() {
        return gaps;
    }

    @Override
    public Shelf<ObjectKey, HeldConditions> conditions() {
        return memory.conditions();
    }
}
