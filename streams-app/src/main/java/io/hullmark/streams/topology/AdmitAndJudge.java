package io.hullmark.streams.topology;

import io.hullmark.engine.anomalies.AnomalyWatch;
import io.hullmark.engine.conditions.Condenser;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.streams.stores.FoldStore;
import io.hullmark.streams.stores.SmallStore;
import io.hullmark.streams.stores.StreamsMemory;
import io.hullmark.streams.telemetry.FrameReader;
import io.hullmark.streams.topology.Quarantine.Place;
import io.hullmark.streams.wire.OutcomeWriter;
import io.hullmark.wire.ExceptionDecision;
import io.hullmark.wire.RulePublication;
import io.hullmark.wire.Statement;
import io.hullmark.wire.TelemetryFrame;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Admits the records of one partition into its journal and folds them. One processor and not two, because a clock tick begins with what
 * the fold waits for and ends in the journal before the fold.
 */
final class AdmitAndJudge implements Processor<byte @Nullable [], byte @Nullable [], Address, byte[]> {
    /** Streams puts the application's id before the name of an internal topic. */
    private static final String BROADCAST_EXCEPTIONS = "-" + Nodes.BROADCAST_EXCEPTIONS + "-repartition";

    private static final String BROADCAST_STATEMENTS = "-" + Nodes.BROADCAST_STATEMENTS + "-repartition";

    private final Wiring wiring;

    // Everything below is made anew for each task in init, before the first record.
    private @Nullable Stages stages;

    private AdmitAndJudge(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void init(ProcessorContext<Address, byte[]> context) {
        stages = Stages.of(context, wiring);
        context.schedule(wiring.pace().clock(), PunctuationType.WALL_CLOCK_TIME, stages.clock());
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        var ready = stages;
        if (ready == null) {
            throw new IllegalStateException("a record came before init");
        }
        ready.take(record);
    }

    /** What the processor of one task consists of. */
    private record Stages(
            ProcessorContext<Address, byte[]> context,
            Wiring wiring,
            AdmitObservations observations,
            AdmitTelemetry telemetry,
            AdmitPublications<RulePublication> rules,
            AdmitPublications<ExceptionDecision> exceptions,
            AdmitPublications<Statement> statements,
            Quarantine quarantine,
            WallClock clock) {

        static Stages of(ProcessorContext<Address, byte[]> context, Wiring wiring) {
            int partition = context.taskId().partition();
            var counts = wiring.counts();
            var outlets = new Outlets(context);
            var quarantine = new Quarantine(
                    outlets, wiring.outward().quarantined(), wiring.topics().facts(), partition, counts);
            var memory = StreamsMemory.of(context, wiring.room().recentlyUsed());
            var journal = new PartitionJournal(SmallStore.of(context, FoldStore.JOURNAL_ENDS), outlets, counts);
            var judging = new JournalFold(wiring.compilations(), wiring.sections(), memory);
            var fold = new PartitionFold(
                    partition,
                    journal,
                    judging,
                    new Condenser(judging, memory),
                    new AnomalyWatch(judging, memory, wiring.room().workloads()),
                    outlets,
                    new OutcomeWriter(wiring.outward()),
                    quarantine,
                    counts);
            var admission = new Admission(wiring.bounds(), partition, wiring.partitionOf());
            var telemetry = new AdmitTelemetry(
                    new FrameReader(Codec.of(TelemetryFrame.class, wiring.schemas())),
                    admission,
                    wiring.bounds(),
                    fold,
                    quarantine,
                    counts);
            var observations = new AdmitObservations(
                    wiring.observations(),
                    admission,
                    new Progresses(SmallStore.of(context, FoldStore.SEQUENCES)),
                    memory,
                    fold,
                    quarantine,
                    counts);
            var rules = new AdmitPublications<>(
                    Codec.of(RulePublication.class, wiring.schemas()),
                    new PublishedRules(new Vetting(wiring.compilations(), memory)),
                    fold,
                    quarantine,
                    partition,
                    counts);
            var exceptions = new AdmitPublications<>(
                    Codec.of(ExceptionDecision.class, wiring.schemas()),
                    new PublishedExceptions(memory),
                    fold,
                    quarantine,
                    partition,
                    counts);
            var statements = new AdmitPublications<>(
                    Codec.of(Statement.class, wiring.schemas()),
                    new PublishedStatements(memory),
                    fold,
                    quarantine,
                    partition,
                    counts);
            var clock = new WallClock(fold, wiring.pace(), wiring.nanoTime(), counts);
            return new Stages(
                    context, wiring, observations, telemetry, rules, exceptions, statements, quarantine, clock);
        }

        void take(Record<byte @Nullable [], byte @Nullable []> record) {
            var here = context.recordMetadata()
                    .orElseThrow(() -> new IllegalStateException("a record of a source has a place in its topic"));
            if (here.topic().equals(wiring.topics().observations())) {
                takeObserved(record, here, observations::admit);
            } else if (here.topic().equals(wiring.topics().telemetry())) {
                takeObserved(record, here, telemetry::admit);
            } else if (here.topic().endsWith(BROADCAST_EXCEPTIONS)) {
                takePublication(record, here, wiring.topics().exceptions(), exceptions);
            } else if (here.topic().endsWith(BROADCAST_STATEMENTS)) {
                takePublication(record, here, wiring.topics().statements(), statements);
            } else {
                takePublication(record, here, wiring.topics().rules(), rules);
            }
        }

        private void takeObserved(
                Record<byte @Nullable [], byte @Nullable []> record,
                RecordMetadata here,
                BiConsumer<Place, Instant> admit) {
            var arrivedAt = Instant.ofEpochMilli(record.timestamp());
            clock.heard(arrivedAt);
            var place = new Place(here.topic(), here.partition(), here.offset(), record.key(), record.value());
            var failure = wiring.failures().at(here.topic(), here.partition(), here.offset());
            if (failure.isPresent()) {
                quarantine.putAfter(place, failure.get());
            } else {
                admit.accept(place, arrivedAt);
            }
        }

        private void takePublication(
                Record<byte @Nullable [], byte @Nullable []> record,
                RecordMetadata here,
                String topic,
                AdmitPublications<?> publications) {
            var origin = Origin.of(record.headers()).orElse(new Origin(here.partition(), here.offset(), true));
            var key = origin.keyed() ? record.key() : null;
            var place = new Place(topic, origin.partition(), origin.offset(), key, record.value());
            var failure = wiring.failures().at(here.topic(), here.partition(), here.offset());
            if (failure.isPresent()) {
                quarantine.putAfter(place, failure.get());
            } else {
                publications.admit(place, Instant.ofEpochMilli(context.currentSystemTimeMs()));
            }
        }
    }

    /** Makes one for each task and brings the stores along. */
    static final class Supplier implements ProcessorSupplier<byte @Nullable [], byte @Nullable [], Address, byte[]> {
        private final Wiring wiring;

        Supplier(Wiring wiring) {
            this.wiring = wiring;
        }

        @Override
        public Processor<byte @Nullable [], byte @Nullable [], Address, byte[]> get() {
            return new AdmitAndJudge(wiring);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return FoldStore.builders(wiring.onDisk());
        }
    }
}
