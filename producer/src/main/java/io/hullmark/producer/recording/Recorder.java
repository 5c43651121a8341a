package io.hullmark.producer.recording;

import io.hullmark.producer.observe.Sightings;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.KnownObject;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Removal;
import io.hullmark.wire.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Writes what is seen into a file and hands it on. The file is an Avro object container of {@link Observation}s, numbered from 1 and
 * compressed; like everything behind {@link Sightings} it is free of secrets.
 */
public final class Recorder implements Sightings, AutoCloseable {
    private static final long NO_EPOCH = 0;

    private final Sightings next;
    private final String hostId;
    private final DataFileWriter<Observation> file;
    private long sequence;

    private Recorder(Sightings next, String hostId, DataFileWriter<Observation> file) {
        this.next = next;
        this.hostId = hostId;
        this.file = file;
    }

    /** Records into a new file, in place of one that is there. */
    public static Recorder into(Path path, String hostId, Sightings next) {
        var writer = new DataFileWriter<Observation>(new SpecificDatumWriter<>(Observation.class));
        writer.setCodec(CodecFactory.deflateCodec(CodecFactory.DEFAULT_DEFLATE_LEVEL));
        try {
            return new Recorder(next, hostId, writer.create(Observation.getClassSchema(), Files.newOutputStream(path)));
        } catch (IOException e) {
            throw new UncheckedIOException("can't record into " + path, e);
        }
    }

    @Override
    public void snapshot(Instant at, Snapshot snapshot) {
        record(at, snapshot);
        next.snapshot(at, snapshot);
    }

    @Override
    public void event(Instant at, LifecycleEvent event) {
        record(at, event);
        next.event(at, event);
    }

    @Override
    public void removed(Instant at, Removal removal) {
        record(at, removal);
        next.removed(at, removal);
    }

    /** Gaps are those of the recording agent, so they are handed on and not recorded. */
    @Override
    public void gap(Instant at, CoverageGap gap) {
        next.gap(at, gap);
    }

    @Override
    public void reconciled(Instant at) {
        next.reconciled(at);
    }

    @Override
    public List<KnownObject> known() {
        return next.known();
    }

    private synchronized void record(Instant at, Object body) {
        sequence++;
        try {
            file.append(new Observation(hostId, NO_EPOCH, sequence, at, body));
        } catch (IOException e) {
            throw new UncheckedIOException("can't go on recording", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
