package io.hullmark.streams.topology;

import io.hullmark.engine.conditions.Reception;
import io.hullmark.engine.telemetry.Frame;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.streams.telemetry.FrameReader;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.wire.QuarantineReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Lets frames of telemetry be condensed that are readable and from whom they say. Frames are no facts: what follows from them is. */
final class AdmitTelemetry {
    private final FrameReader frames;
    private final Admission admission;
    private final TimeBounds bounds;
    private final PartitionFold fold;
    private final Quarantine quarantine;
    private final Counts counts;

    AdmitTelemetry(
            FrameReader frames,
            Admission admission,
            TimeBounds bounds,
            PartitionFold fold,
            Quarantine quarantine,
            Counts counts) {
        this.frames = frames;
        this.admission = admission;
        this.bounds = bounds;
        this.fold = fold;
        this.quarantine = quarantine;
        this.counts = counts;
    }

    void admit(Quarantine.Place place, Instant arrivedAt) {
        var key = place.key();
        var value = place.value();
        if (key == null) {
            quarantine.put(place, QuarantineReason.MISSING_KEY, "a frame's key is its host's id");
        } else if (value == null) {
            quarantine.put(place, QuarantineReason.MISSING_VALUE, "a frame is never taken back");
        } else {
            admit(place, new String(key, StandardCharsets.UTF_8), value, arrivedAt);
        }
    }

    private void admit(Quarantine.Place place, String key, byte[] value, Instant arrivedAt) {
        Frame frame;
        try {
            frame = frames.read(value);
        } catch (UnreadableRecordException e) {
            quarantine.put(place, Faults.reason(e), Faults.detail(e));
            return;
        } catch (IllegalArgumentException e) {
            quarantine.put(place, QuarantineReason.INVALID, Faults.detail(e));
            return;
        }
        var stranger = admission.stranger(key, frame.hostId());
        if (stranger.isPresent()) {
            quarantine.put(place, stranger.get().reason(), stranger.get().detail());
            return;
        }
        var condensed = fold.condense(frame, bounds.bounded(frame.measuredAt(), arrivedAt), arrivedAt);
        if (condensed.reception() == Reception.TAKEN) {
            counts.add(Count.FRAME);
            counts.add(Count.SAMPLE, condensed.samples());
        } else {
            counts.add(Count.FRAME_REPEATED);
        }
    }
}
