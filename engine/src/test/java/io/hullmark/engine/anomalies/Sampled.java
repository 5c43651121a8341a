package io.hullmark.engine.anomalies;

import io.hullmark.engine.telemetry.Reading;
import io.hullmark.engine.telemetry.Readings;
import java.util.List;

/** What a frame says of one container. */
record Sampled(long prefix, Reading reading) {
    static Readings all(List<Sampled> samples) {
        var readings = new Readings();
        samples.forEach(sample -> readings.add(sample.prefix, sample.reading));
        return readings;
    }
}
