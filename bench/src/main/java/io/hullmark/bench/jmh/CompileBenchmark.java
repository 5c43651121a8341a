package io.hullmark.bench.jmh;

import io.hullmark.engine.language.CelRules;
import io.hullmark.engine.language.CompiledRule;
import io.hullmark.engine.language.RulePack;
import io.hullmark.engine.language.RulePack.Loading;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.PolicyValues;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The shipped rules from text to logic: one after another in a process that has long done so, and all in one that has just begun. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CompileBenchmark {
    private static final Path RULES = Path.of("rules");

    /** The texts of the shipped rules. */
    @State(Scope.Benchmark)
    public static class Shipped {
        private final List<String> texts = pack().entries().stream()
                .map(entry -> entry.compiled())
                .map(CompiledRule::text)
                .toList();
        private final CelRules rules = new CelRules();
        private int next;
    }

    /** One rule: the mean over all that are shipped. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 10, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(
            value = 3,
            jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
    public Compilation warm(Shipped shipped) {
        var text = shipped.texts.get(shipped.next++ % shipped.texts.size());
        return shipped.rules.compile(text, PolicyValues.NONE);
    }

    /** The whole pack, by a process that has compiled nothing yet. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(
            value = 10,
            jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
    public RulePack cold() {
        return pack();
    }

    private static RulePack pack() {
        if (RulePack.load(RULES) instanceof Loading.Loaded loaded) {
            return loaded.pack();
        }
        throw new IllegalStateException("the shipped rules are refused; was this run from the project's directory?");
    }
}
