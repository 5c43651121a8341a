package io.hullmark.streams.replay;

import io.hullmark.engine.assessment.Scope;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.engine.whatif.Draft;
import io.hullmark.engine.whatif.RefusedDraftException;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.replay.Reading.Source;
import io.hullmark.streams.savepoints.Savepoints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Reads the journal again, all partitions beside each other, with the same engine as the topology and in memory alone. An interrupt of the
 * calling thread stops it.
 */
public final class Replayer {
    private final Evidence evidence;
    private final Supplier<RuleCompiler> compilers;
    private final SchemaArchive schemas;
    private final int threads;
    private final IntFunction<Savepoints> savepoints;
    private final Progress progress = new Progress();

    /**
     * A replayer of some evidence.
     *
     * @param compilers gives each partition its own compiler of rules
     * @param threads how many partitions are read at a time
     */
    public Replayer(Evidence evidence, Supplier<RuleCompiler> compilers, SchemaArchive schemas, int threads) {
        this(evidence, compilers, schemas, threads, partition -> Savepoints.none());
    }

    /**
     * A replayer that begins where earlier ones have been, and leaves savepoints behind for later ones.
     *
     * @param savepoints of each partition
     */
    public Replayer(
            Evidence evidence,
            Supplier<RuleCompiler> compilers,
            SchemaArchive schemas,
            int threads,
            IntFunction<Savepoints> savepoints) {
        this.evidence = evidence;
        this.compilers = compilers;
        this.schemas = schemas;
        this.threads = threads;
        this.savepoints = savepoints;
    }

    /** How far it has come; to be asked while it works. */
    public Progress progress() {
        return progress;
    }

    /**
     * Holds what a replay tells against what was told live, for every partition in their order. It begins with the journal: savepoints
     * are left behind, and none is believed.
     *
     * @param span what became known within it is compared; what is older is only folded
     */
    public Proofs verify(Span span) throws InterruptedException {
        return new Proofs(inParallel(
                evidence.partitions(),
                partition -> new PartitionVerification(
                                source(partition), span, compilers.get(), savepoints.apply(partition), progress)
                        .proof()));
    }

    /**
     * What was at some moments, in their order.
     *
     * @throws BeheadedJournalException if the beginning of a partition's journal is no longer kept
     * @throws DamagedEvidenceException if the journal is not as it was written
     */
    public List<Past> past(List<Moment> moments) throws InterruptedException {
        int partitions = evidence.partitions();
        var pasts = inParallel(
                partitions * moments.size(), index -> past(index % partitions, moments.get(index / partitions)));
        return IntStream.range(0, moments.size())
                .mapToObj(index ->
                        Past.of(moments.get(index), pasts.subList(index * partitions, (index + 1) * partitions)))
                .toList();
    }

    /**
     * Tries a draft on a span of the past.
     *
     * @param span what became known within it is told under the draft as well; it begins and ends at moments, not at all that is kept
     * @throws BeheadedJournalException if the beginning of a partition's journal is no longer kept
     * @throws DamagedEvidenceException if the journal is not as it was written
     * @throws RefusedDraftException if the draft does not go with what the journal holds beside it
     */
    public Trial tried(Span span, Draft draft) throws InterruptedException {
        return Trial.of(
                span,
                inParallel(
                        evidence.partitions(),
                        partition -> new PartitionTrial(
                                        source(partition), span, draft, savepoints.apply(partition), progress)
                                .judgedBy(compilers.get())));
    }

    /**
     * Assesses how well controls were kept over a span of the past.
     *
     * @param scope what is assessed; what took effect within its span counts, whenever it became known
     * @param knownAt what was known until then counts; empty for all that is known
     * @throws BeheadedJournalException if the beginning of a partition's journal is no longer kept
     * @throws DamagedEvidenceException if the journal is not as it was written
     */
    public Assessed assessed(Scope scope, Optional<Instant> knownAt) throws InterruptedException {
        return Assessed.of(inParallel(
                evidence.partitions(),
                partition -> new PartitionAssessment(source(partition), scope, knownAt, compilers.get(), progress)
                        .assessed()));
    }

    private Past past(int partition, Moment moment) {
        return new PartitionPast(source(partition), moment, savepoints.apply(partition), progress)
                .judgedBy(compilers.get());
    }

    private Source source(int partition) {
        return new Source(evidence, partition, schemas);
    }

    private <T> List<T> inParallel(int count, IntFunction<T> work) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(threads, task -> new Thread(task, "replay"));
        try {
            var results = pool.invokeAll(IntStream.range(0, count)
                    .mapToObj(index -> (Callable<T>) () -> work.apply(index))
                    .toList());
            return gathered(results);
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> List<T> gathered(List<Future<T>> results) throws InterruptedException {
        var gathered = new ArrayList<T>();
        for (var result : results) {
            try {
                gathered.add(result.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException("the replay of a partition failed", e.getCause());
            }
        }
        return gathered;
    }
}
