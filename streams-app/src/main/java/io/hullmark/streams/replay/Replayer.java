package io.hullmark.streams.replay;

import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.engine.whatif.Draft;
import io.hullmark.engine.whatif.RefusedDraftException;
import io.hullmark.schemas.codec.SchemaArchive;
import java.util.ArrayList;
import java.util.List;
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
    private final Progress progress = new Progress();

    /**
     * A replayer of some evidence.
     *
     * @param compilers gives each partition its own compiler of rules
     * @param threads how many partitions are read at a time
     */
    public Replayer(Evidence evidence, Supplier<RuleCompiler> compilers, SchemaArchive schemas, int threads) {
        this.evidence = evidence;
        this.compilers = compilers;
        this.schemas = schemas;
        this.threads = threads;
    }

    /** How far it has come; to be asked while it works. */
    public Progress progress() {
        return progress;
    }

    /**
     * Holds what a replay tells against what was told live, for every partition in their order.
     *
     * @param span what became known within it is compared; what is older is only folded
     */
    public Proofs verify(Span span) throws InterruptedException {
        return new Proofs(inParallel(partition ->
                new PartitionVerification(partition, span, compilers.get(), schemas, progress).of(evidence)));
    }

    /**
     * What was at some moments, in their order.
     *
     * @throws BeheadedJournalException if the beginning of a partition's journal is no longer kept
     * @throws DamagedEvidenceException if the journal is not as it was written
     */
    public List<Past> past(List<Moment> moments) throws InterruptedException {
        var partitions = inParallel(
                partition -> new PartitionPast(partition, moments, compilers, schemas, progress).of(evidence));
        return IntStream.range(0, moments.size())
                .mapToObj(index -> Past.of(
                        moments.get(index),
                        partitions.stream().map(pasts -> pasts.get(index)).toList()))
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
                inParallel(partition ->
                        new PartitionTrial(partition, span, draft, compilers.get(), schemas, progress).of(evidence)));
    }

    private <T> List<T> inParallel(IntFunction<T> ofPartition) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(threads, work -> new Thread(work, "replay"));
        try {
            var results = pool.invokeAll(IntStream.range(0, evidence.partitions())
                    .mapToObj(partition -> (Callable<T>) () -> ofPartition.apply(partition))
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
