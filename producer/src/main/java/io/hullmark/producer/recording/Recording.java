package io.hullmark.producer.recording;

import io.hullmark.producer.observe.Sightings;
import io.hullmark.schemas.codec.WireClasses;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Removal;
import io.hullmark.wire.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * A recorded fleet, shown again as if it happened now: in the recorded order and pace, but no pause longer than a few seconds. After
 * its end the fleet stays as it is.
 */
public final class Recording {
    private static final String SHIPPED = "/sample/fleet.avro";
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final List<Observation> observations;

    private Recording(List<Observation> observations) {
        this.observations = List.copyOf(observations);
    }

    /** The recording of some twenty containers that comes with the agent. */
    public static Recording shipped() throws IOException {
        var resource = Recording.class.getResourceAsStream(SHIPPED);
        if (resource == null) {
            throw new IOException("this distribution has no recording " + SHIPPED);
        }
        try (resource) {
            return read(resource);
        }
    }

    /** A recording in a file. */
    public static Recording of(Path path) throws IOException {
        try (var file = Files.newInputStream(path)) {
            return read(file);
        } catch (IOException e) {
            throw new IOException("can't read a recording from " + path + ": " + e.getMessage(), e);
        }
    }

    /** The host that was recorded: who shows it again must use this id, because snapshots name it. */
    public String hostId() {
        return observations.get(0).getHostId();
    }

    /** Everything that was seen, in order. */
    public List<Observation> observations() {
        return observations;
    }

    /** Begins to show it; closing ends that at once. */
    public AutoCloseable start(Sightings sightings) {
        return start(sightings, Clock.systemUTC());
    }

    AutoCloseable start(Sightings sightings, Clock clock) {
        var pace = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "recording");
            thread.setDaemon(true);
            return thread;
        });
        show(0, sightings, clock, pace);
        return pace::shutdownNow;
    }

    /** Shows one observation and all that follow it without a pause. */
    private void show(int first, Sightings sightings, Clock clock, ScheduledExecutorService pace) {
        var pause = first == 0 ? Duration.ZERO : pauseBefore(first);
        var unused = pace.schedule(
                () -> {
                    int next = first;
                    do {
                        hand(observations.get(next), clock.instant(), sightings);
                        next++;
                    } while (next < observations.size() && pauseBefore(next).isZero());
                    // What has been shown is all that the fleet has by now, so heartbeats may say so.
                    sightings.reconciled(clock.instant());
                    if (next < observations.size()) {
                        show(next, sightings, clock, pace);
                    }
                },
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private Duration pauseBefore(int index) {
        Instant before = observations.get(index - 1).getObservedAt();
        var pause = Duration.between(before, observations.get(index).getObservedAt());
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.truncatedTo(ChronoUnit.MILLIS);
    }

    private static void hand(Observation observation, Instant now, Sightings sightings) {
        var body = observation.getBody();
        if (body instanceof Snapshot snapshot) {
            sightings.snapshot(now, snapshot);
        } else if (body instanceof LifecycleEvent event) {
            sightings.event(
                    now, LifecycleEvent.newBuilder(event).setOccurredAt(now).build());
        } else if (body instanceof Removal removal) {
            sightings.removed(
                    now, new Removal(removal.getKind(), removal.getObjectId(), now.minus(Duration.ofSeconds(1)), now));
        }
    }

    private static Recording read(InputStream bytes) throws IOException {
        WireClasses.trust();
        var observations = new ArrayList<Observation>();
        try (var stream = new DataFileStream<>(bytes, new SpecificDatumReader<>(Observation.class))) {
            stream.forEach(observations::add);
        } catch (AvroRuntimeException e) {
            throw new IOException("the recording is damaged: " + e.getMessage(), e);
        }
        if (observations.isEmpty()) {
            throw new IOException("the recording is empty");
        }
        return new Recording(observations);
    }
}
