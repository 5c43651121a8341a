package io.hullmark.engine.language;

import io.hullmark.engine.rules.Rule;
import java.util.List;
import java.util.function.Supplier;

/**
 * A rule with the text that it came from and the tests that stand there.
 *
 * @param text the document, without what surrounds it in its file
 * @param line where the document begins in its file
 * @param written the tests, which are read when somebody asks for them where the text is known to be in order
 */
public record CompiledRule(Rule rule, String text, int line, Supplier<List<RuleTest>> written) {
    /** The tests that stand beside it. */
    public List<RuleTest> tests() {
        return written.get();
    }

    CompiledRule testedBy(Supplier<List<RuleTest>> tests) {
        return new CompiledRule(rule, text, line, tests);
    }
}
