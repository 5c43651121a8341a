package io.hullmark.engine.language;

import io.hullmark.engine.decisions.Scoped;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.language.text.ExceptionText;
import io.hullmark.engine.rules.Problem;
import io.hullmark.engine.rules.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** An exception that somebody wrote down, with the tests that stand in it. */
public final class WrittenException implements WrittenDecision<PolicyException> {
    private final ExceptionText text;

    WrittenException(ExceptionText text) {
        this.text = text;
    }

    @Override
    public PolicyException decision() {
        return text.exception();
    }

    @Override
    public boolean startsWhenPublished() {
        return text.startsWhenPublished();
    }

    @Override
    public int line() {
        return text.fields().place().line();
    }

    @Override
    public List<Problem> unknownTo(Collection<Rule> rules) {
        return UnknownNames.in(text.names(), rules);
    }

    public List<ExceptionTest> tests() {
        var scoped = new Scoped<>(decision());
        var tests = new ArrayList<ExceptionTest>();
        text.tests().forEach(test -> tests.add(ExceptionTest.of(test, tests.size() + 1, scoped)));
        return tests;
    }
}
