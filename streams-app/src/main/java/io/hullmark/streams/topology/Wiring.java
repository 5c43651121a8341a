package io.hullmark.streams.topology;

import io.hullmark.engine.facts.SectionReader;
import io.hullmark.schemas.codec.ObservationCodec;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.stores.FoldStore;
import io.hullmark.streams.wire.OutwardCodecs;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What the processors of all tasks share.
 *
 * @param topics names of the topics
 * @param schemas every schema that observations and publications may be written with
 * @param observations codec of observations
 * @param outward codecs of what others read
 * @param sections opens the sections of snapshots
 * @param compilations compiles rules
 * @param partitionOf the partition in which a host's records belong
 * @param bounds how far a host's clock may be off
 * @param pace how often and how long work that no record brings is done
 * @param onDisk which stores are kept on disk and not in memory
 * @param room what each task keeps at most
 * @param nanoTime measures how long slices take
 * @param failures records that made this process fail
 * @param counts what this process has done
 */
public record Wiring(
        Topics topics,
        SchemaArchive schemas,
        ObservationCodec observations,
        OutwardCodecs outward,
        SectionReader sections,
        SharedCompilations compilations,
        ToIntFunction<String> partitionOf,
        TimeBounds bounds,
        Pace pace,
        Predicate<FoldStore> onDisk,
        Room room,
        LongSupplier nanoTime,
        Failures failures,
        Counts counts) {

    /**
     * What each task keeps at most.
     *
     * @param recentlyUsed how many values of each store stay decoded
     * @param workloads how many workloads are learned
     */
    public record Room(int recentlyUsed, int workloads) {}

    /**
     * How often and how long work that no record brings is done.
     *
     * @param clock how often the clock is looked at
     * @param quiet how long no record has come until the wall clock itself counts
     * @param sliceBudget how long a re-judgement may hold up live records at a time
     */
    public record Pace(Duration clock, Duration quiet, Duration sliceBudget) {}
}
