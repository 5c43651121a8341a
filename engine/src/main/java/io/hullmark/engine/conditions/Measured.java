package io.hullmark.engine.conditions;

import io.hullmark.engine.telemetry.Reading;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept of the samples of one container or host, to go on after a restart. That of a host is put with every frame, that of a
 * container when a condition turns; later samples of it are in {@link HeldReadings}.
 *
 * @param bootEpoch the agent whose frames are believed
 * @param sequence its latest frame
 * @param measuredAt when it was measured, by the host's clock
 * @param at when it took effect
 * @param reading its readings
 * @param lasting how far conditions have come that are not clear, by rule
 */
public record Measured(
        long bootEpoch,
        long sequence,
        Instant measuredAt,
        Instant at,
        Reading reading,
        SortedMap<String, Lasting> lasting) {
    public Measured {
        lasting = Collections.unmodifiableSortedMap(new TreeMap<>(lasting));
    }
}
