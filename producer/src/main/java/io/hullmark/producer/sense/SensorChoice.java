package io.hullmark.producer.sense;

import io.hullmark.producer.observe.Measurement;
import io.hullmark.producer.observe.SensorSink;
import io.hullmark.wire.MissingInstrument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Senses one thing with the first of several sensors that can work, and looks now and then whether a better one can by now, or the one
 * in use no longer. Which sensors were passed over, and why, is in what it hands on.
 */
public final class SensorChoice implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SensorChoice.class);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    /** In a row, until the sensor in use is given up. */
    private static final int MOST_FAILURES = 3;

    private final List<Sensor> sensors;
    private final SensorSink sink;
    private Optional<Sensor> inUse = Optional.empty();
    private int failures;
    private volatile List<MissingInstrument> passedOver = List.of();
    private volatile SensorStatus status = SensorStatus.NONE;
    private Optional<Ticks> ticks = Optional.empty();

    private SensorChoice(List<Sensor> sensors, SensorSink sink) {
        this.sensors = List.copyOf(sensors);
        this.sink = sink;
    }

    /** Begins to sense; the best sensor comes first. */
    public static SensorChoice start(List<Sensor> sensors, SensorSink sink) {
        return start(sensors, sink, AGAIN);
    }

    static SensorChoice start(List<Sensor> sensors, SensorSink sink, Duration again) {
        var choice = new SensorChoice(sensors, sink);
        choice.ticks = Optional.of(Ticks.start("sensors", Duration.ZERO, again, choice::choose));
        return choice;
    }

    private void choose() {
        var obstacles = new ArrayList<MissingInstrument>();
        for (Sensor sensor : sensors) {
            var obstacle = sensor.probe().obstacle();
            if (obstacle.isEmpty() || forgiven(sensor)) {
                failures = obstacle.isEmpty() ? 0 : failures;
                use(Optional.of(sensor), obstacles);
                return;
            }
            obstacles.add(new MissingInstrument(sensor.id(), obstacle.get()));
        }
        use(Optional.empty(), obstacles);
    }

    /** Where the only container restarts again and again, it is never there when one looks; that is no reason to change. */
    private boolean forgiven(Sensor sensor) {
        return inUse.equals(Optional.of(sensor)) && ++failures < MOST_FAILURES;
    }

    private void use(Optional<Sensor> chosen, List<MissingInstrument> obstacles) {
        passedOver = List.copyOf(obstacles);
        if (status.chosen() && chosen.equals(inUse)) {
            return;
        }
        inUse.ifPresent(Sensor::close);
        inUse = chosen;
        failures = 0;
        chosen.ifPresent(sensor -> sensor.start(this::measured));
        status = new SensorStatus(chosen.map(Sensor::id), sensors);
        tell(chosen, obstacles);
    }

    private static void tell(Optional<Sensor> chosen, List<MissingInstrument> obstacles) {
        var reasons = obstacles.stream()
                .map(obstacle -> obstacle.getInstrument() + ": " + obstacle.getReason())
                .toList();
        (obstacles.isEmpty() ? LOG.atInfo() : LOG.atWarn())
                .addKeyValue("sensor", chosen.map(Sensor::id).orElse("none"))
                .addKeyValue("passedOver", reasons)
                .log("chose what to measure by");
    }

    private void measured(Measurement measurement) {
        var missing = new ArrayList<>(passedOver);
        missing.addAll(measurement.missing());
        sink.measured(measurement.withMissing(missing));
    }

    /** Which sensor is in use, and how all of them fare. */
    public SensorStatus status() {
        return status;
    }

    @Override
    public void close() {
        ticks.ifPresent(Ticks::close);
        inUse.ifPresent(Sensor::close);
    }
}
