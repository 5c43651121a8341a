package io.hullmark.streams.app;

import io.hullmark.streams.topology.Counts;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.wire.QuarantineReason;

/** What was counted, in the text form that Prometheus reads. */
final class MetricsText {
    private static final String PREFIX = "hullmark_streams_";

    private MetricsText() {}

    static String of(Counts counts) {
        var text = new StringBuilder();
        for (Count count : Count.values()) {
            var name = PREFIX + count.metric() + "_total";
            describe(text, name, count.doc());
            text.append(name).append(' ').append(counts.of(count)).append('\n');
        }
        var name = PREFIX + "quarantined_total";
        describe(text, name, "Records that were kept out.");
        for (QuarantineReason reason : QuarantineReason.values()) {
            text.append("%s{reason=\"%s\"} %d\n".formatted(name, reason, counts.quarantined(reason)));
        }
        return text.toString();
    }

    private static void describe(StringBuilder text, String name, String doc) {
        text.append("# HELP %s %s\n# TYPE %s counter\n".formatted(name, doc, name));
    }
}
