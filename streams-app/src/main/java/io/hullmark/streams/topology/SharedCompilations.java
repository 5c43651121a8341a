package io.hullmark.streams.topology;

import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Problem;
import io.hullmark.engine.rules.RuleCompiler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compiles each text once for all partitions of a process. Compiled rules have no memory, so threads share them.
 *
 * <p>What was compiled for rules that are gone is dropped when the cache is full; it can be had again.
 */
public final class SharedCompilations implements RuleCompiler {
    private static final int MOST = 20_000;

    private final RuleCompiler compiler;
    private final Map<Source, Compilation> compiled = new ConcurrentHashMap<>();
    private final Map<String, PolicyParsing> parsed = new ConcurrentHashMap<>();

    public SharedCompilations(RuleCompiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public Compilation compile(String text, PolicyValues policy) {
        if (compiled.size() >= MOST) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(new Source(text, policy), this::compile);
    }

    @Override
    public PolicyParsing parsePolicy(String text) {
        if (parsed.size() >= MOST) {
            parsed.clear();
        }
        return parsed.computeIfAbsent(text, this::parse);
    }

    private Compilation compile(Source source) {
        try {
            return compiler.compile(source.text, source.policy);
        } catch (RuntimeException | StackOverflowError broken) {
            return new Compilation.Refused(List.of(brokenBy(broken)));
        }
    }

    private PolicyParsing parse(String text) {
        try {
            return compiler.parsePolicy(text);
        } catch (RuntimeException | StackOverflowError broken) {
            return new PolicyParsing.Refused(List.of(brokenBy(broken)));
        }
    }

    /** No text may stop a thread, so one that breaks the compiler is refused like any other bad one. */
    private static Problem brokenBy(Throwable broken) {
        return new Problem(
                1,
                1,
                "the compiler broke on it: " + broken.getClass().getSimpleName() + ", which is a defect; report it");
    }

    /** What a compilation depends on. */
    private record Source(String text, PolicyValues policy) {}
}
