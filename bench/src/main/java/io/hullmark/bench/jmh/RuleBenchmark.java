package io.hullmark.bench.jmh;

import io.hullmark.bench.corpus.Corpus;
import io.hullmark.bench.corpus.Inspected;
import io.hullmark.bench.corpus.Reference;
import io.hullmark.bench.corpus.RuleMix;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.verdicts.Containment;
import io.hullmark.engine.verdicts.RuleSet;
import io.hullmark.engine.verdicts.VerdictCode;
import java.util.List;
import java.util.Map;
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

/** All rules on one opened container, of which so many in a hundred fail. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class RuleBenchmark {
    private static final byte FAIL = VerdictCode.of(Verdict.FAIL);
    private static final byte[] NOTHING = {};

    @Param({"BOOLEANS", "LABELS", "SUBSTRINGS", "MEMBERSHIP"})
    RuleMix mix = RuleMix.BOOLEANS;

    @Param({"100", "1000", "5000"})
    int rules;

    @Param({"0", "1", "10"})
    int hits;

    private final Bindings bindings = Corpus.bindings(container());
    private RuleSet ours = Corpus.ruleSet(List.of());
    private byte[] known = {};

    /** What the reference needs. Compiled apart, because it takes as long as the rest. */
    @State(Scope.Benchmark)
    public static class Rival {
        private final Map<String, Object> variables = Reference.variables(container());
        private Reference reference = Reference.of(List.of());

        @Setup(Level.Trial)
        public void compile(RuleBenchmark benchmark) {
            reference = Reference.of(benchmark.mix.rules(benchmark.rules, benchmark.hits));
            benchmark.expect(reference.failing(variables));
        }
    }

    @Setup(Level.Trial)
    public void compile() {
        ours = Corpus.ruleSet(mix.rules(rules, hits));
        known = new byte[rules];
        int failing = 0;
        for (int ordinal : news(known)) {
            known[ordinal] = ours.decide(ordinal, ObjectKind.CONTAINER, bindings);
            failing += known[ordinal] == FAIL ? 1 : 0;
        }
        expect(failing);
    }

    private void expect(int failing) {
        if (failing != RuleMix.failing(rules, hits)) {
            throw new IllegalStateException("%d rules fail, not %d".formatted(failing, RuleMix.failing(rules, hits)));
        }
    }

    /** All verdicts of a container whose every section changed, but not so that a rule says something else. */
    @Benchmark
    public int[] decide() {
        return news(known);
    }

    /** The same without an index: every rule is asked, in its order. */
    @Benchmark
    public int decideInOrder() {
        int news = 0;
        for (int ordinal = 0; ordinal < known.length; ordinal++) {
            news += ours.decide(ordinal, ObjectKind.CONTAINER, bindings) == known[ordinal] ? 0 : 1;
        }
        return news;
    }

    /** The verdicts, and for each failure evidence and message, as for a container that nobody had seen before. */
    @Benchmark
    public int explain() {
        int reasons = 0;
        for (int ordinal : news(NOTHING)) {
            if (ours.decide(ordinal, ObjectKind.CONTAINER, bindings) == FAIL) {
                reasons += Containment.explain(ours.entry(ordinal).rule(), bindings)
                        .failures()
                        .size();
            }
        }
        return reasons;
    }

    private int[] news(byte[] before) {
        return ours.all(ObjectKind.CONTAINER).news(bindings, before);
    }

    /** The same verdicts by dev.cel. */
    @Benchmark
    public int reference(Rival rival) {
        return rival.reference.failing(rival.variables);
    }

    private static Struct container() {
        return Corpus.opened(Corpus.sections(Corpus.snapshot(Inspected.container(1))));
    }
}
