package io.hullmark.engine.language;

import io.hullmark.engine.rules.Rule;
import java.util.List;

/**
 * A rule with the text that it came from and the tests that stand there.
 *
 * @param text the document, without what surrounds it in its file
 * @param line where the document begins in its file
 */
public record CompiledRule(Rule rule, String text, int line, List<RuleTest> tests) {
    public CompiledRule {
        tests = List.copyOf(tests);
    }
}
