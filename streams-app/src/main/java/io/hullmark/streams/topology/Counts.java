package io.hullmark.streams.topology;

import io.hullmark.wire.QuarantineReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What this process has done since it started. Every observation is admitted, confirmed, a duplicate, of a later kind, or quarantined,
 * so these five add up to the records read; facts are admitted observations and publications, holes, clock corrections, ticks and
 * slices. Work that was aborted and done again counts twice. Alert on quarantined records, on holes, and on failures of any kind.
 */
public final class Counts {
    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
    private final Map<QuarantineReason, LongAdder> quarantined = new EnumMap<>(QuarantineReason.class);

    public Counts() {
        for (Count count : Count.values()) {
            counts.put(count, new LongAdder());
        }
        for (QuarantineReason reason : QuarantineReason.values()) {
            quarantined.put(reason, new LongAdder());
        }
    }

    /** One more. */
    public void add(Count count) {
        counts.getOrDefault(count, new LongAdder()).increment();
    }

    /** So many more. */
    public void add(Count count, int more) {
        counts.getOrDefault(count, new LongAdder()).add(more);
    }

    /** One more record was kept out. */
    public void addQuarantined(QuarantineReason reason) {
        quarantined.getOrDefault(reason, new LongAdder()).increment();
    }

    public long of(Count count) {
        return counts.getOrDefault(count, new LongAdder()).sum();
    }

    /** How many records were kept out for a reason. */
    public long quarantined(QuarantineReason reason) {
        return quarantined.getOrDefault(reason, new LongAdder()).sum();
    }

    /** What is counted. */
    public enum Count {
        ADMITTED("admitted", "Observations that became facts."),
        CONFIRMED("confirmed", "Snapshots and publications that said nothing new."),
        DUPLICATE("duplicates", "Observations that had come before."),
        LATER_KIND("later_kinds", "Observations of a kind that came after this version."),
        PUBLISHED(
                "publications",
                "Rules, policies, exceptions, statements and what takes them back, once per partition."),
        FRAME("frames", "Frames of telemetry that were condensed."),
        FRAME_REPEATED("frames_repeated", "Frames that had come before, or of an agent whose host has a newer one."),
        SAMPLE("samples", "Samples of containers that were condensed."),
        CONDITION("conditions", "Facts that were condensed from telemetry and events."),
        HOLE("holes", "Holes in the sequence of an agent."),
        CLOCK_OFF("clocks_off", "Times that a host's clock went off by more than is tolerated."),
        TICK("ticks", "Clock ticks that became facts."),
        SLICE("slices", "Slices of re-judgements that became facts."),
        FACT("facts", "Entries of the journal."),
        TRANSITION("transitions", "Transitions of findings."),
        ANOMALY("anomalies", "Transitions of anomalies, and of the learning of containers."),
        POSTURE("postures", "Updates of postures."),
        RULE_REFUSED("rules_refused", "Rules in the journal that the engine refused."),
        FAILURE("failures", "Failures that made a stream thread begin again from its last commit.");

        private final String metric;
        private final String doc;

        Count(String metric, String doc) {
            this.metric = metric;
            this.doc = doc;
        }

        /** Its name within the name of the metric. */
        public String metric() {
            return metric;
        }

        /** What it means. */
        public String doc() {
            return doc;
        }
    }
}
