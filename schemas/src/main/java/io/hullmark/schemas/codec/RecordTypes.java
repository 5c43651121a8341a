package io.hullmark.schemas.codec;

import io.hullmark.wire.Anomaly;
import io.hullmark.wire.ExceptionDecision;
import io.hullmark.wire.HostConfirmation;
import io.hullmark.wire.HostPresence;
import io.hullmark.wire.JournalEntry;
import io.hullmark.wire.MeasurementChange;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Posture;
import io.hullmark.wire.QuarantinedRecord;
import io.hullmark.wire.RulePublication;
import io.hullmark.wire.SignedCheckpoint;
import io.hullmark.wire.Statement;
import io.hullmark.wire.TelemetryFrame;
import io.hullmark.wire.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** All records that are written on their own, so that their bytes name their schema: those of topics and those of sections. */
public final class RecordTypes {
    private static final List<Class<? extends SpecificRecord>> ALL = Stream.concat(
                    Stream.of(
                            Observation.class,
                            TelemetryFrame.class,
                            JournalEntry.class,
                            RulePublication.class,
                            ExceptionDecision.class,
                            Statement.class,
                            HostConfirmation.class,
                            HostPresence.class,
                            MeasurementChange.class,
                            SignedCheckpoint.class,
                            Violation.class,
                            Posture.class,
                            Anomaly.class,
                            QuarantinedRecord.class),
                    SectionTypes.all().stream().map(SectionType::record))
            .<Class<? extends SpecificRecord>>map(type -> type)
            .toList();

    private RecordTypes() {}

    /** Their generated classes. */
    public static List<Class<? extends SpecificRecord>> all() {
        return ALL;
    }

    /** The schema of today. */
    public static Schema schema(Class<? extends SpecificRecord> type) {
        return SpecificData.get().getSchema(type);
    }
}
