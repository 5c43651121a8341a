package io.hullmark.bench.jmh;

import io.hullmark.bench.corpus.Corpus;
import io.hullmark.bench.corpus.Inspected;
import io.hullmark.bench.corpus.RuleMix;
import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.journal.Outcome;
import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.wire.WireSections;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One fact through the engine: picture, rules, findings; what a replay costs where nothing has to be read from disk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class FoldBenchmark {
    @Param({"100", "1000"})
    int rules;

    private JournalFold fold = fold();
    private Fact unchanged = snapshot(0, 512);
    private Fact[] limits = {};
    private Fact[] starts = {};
    private long position;

    private static JournalFold fold() {
        return new JournalFold(new CelRules(), new WireSections(SchemaArchive.shipped()), new HeapMemory());
    }

    @Setup(Level.Trial)
    public void publish() {
        fold = fold();
        int number = 0;
        for (var rule : RuleMix.BOOLEANS.rules(rules, 0)) {
            apply(new Fact.RulePublished("bench-" + number, rule.yaml(number)));
            number++;
        }
        limits = new Fact[] {snapshot(0, 512), snapshot(0, 513)};
        starts = new Fact[] {snapshot(0, 512), snapshot(1, 512)};
        unchanged = limits[0];
        apply(unchanged);
    }

    /** A snapshot that says what is known. */
    @Benchmark
    public List<Outcome> unchanged() {
        return apply(unchanged);
    }

    /** A snapshot of a container with another memory limit: the rules on resources are asked. */
    @Benchmark
    public List<Outcome> resourcesChanged() {
        return apply(limits[(int) position & 1]);
    }

    /** A snapshot of a container that was restarted: all rules on running containers are asked. */
    @Benchmark
    public List<Outcome> stateChanged() {
        return apply(starts[(int) position & 1]);
    }

    private List<Outcome> apply(Fact fact) {
        return fold.apply(new JournalEntry(0, position++, Instant.EPOCH, fact));
    }

    private static Fact snapshot(int restarts, int mebibytes) {
        var inspect = Inspected.container(1);
        inspect.put("RestartCount", restarts);
        inspect.withObject("/HostConfig").put("Memory", (long) mebibytes << 20);
        var snapshot = Corpus.snapshot(inspect);
        return new Fact.SnapshotTaken(
                ObjectKey.container("bench", snapshot.getObjectId()),
                Digest.of(snapshot.getDigest().bytes()),
                Fact.Completeness.COMPLETE,
                "",
                Corpus.sections(snapshot));
    }
}
