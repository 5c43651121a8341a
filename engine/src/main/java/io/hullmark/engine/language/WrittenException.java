package io.hullmark.engine.language;

import io.hullmark.engine.exceptions.ScopedException;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.language.text.ExceptionText;
import io.hullmark.engine.language.text.Passage;
import io.hullmark.engine.language.text.Suggestion;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.Problem;
import io.hullmark.engine.rules.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An exception that somebody wrote down, with nothing wrong in it. */
public final class WrittenException {
    private final ExceptionText text;

    WrittenException(ExceptionText text) {
        this.text = text;
    }

    public PolicyException exception() {
        return text.exception();
    }

    /** Whether its beginning is left open, so that it begins when it is published first. */
    public boolean startsWhenPublished() {
        return text.startsWhenPublished();
    }

    /** The line of its file in which it begins. */
    public int line() {
        return text.fields().place().line();
    }

    public List<ExceptionTest> tests() {
        var scoped = new ScopedException(exception());
        var tests = new ArrayList<ExceptionTest>();
        text.tests().forEach(test -> tests.add(ExceptionTest.of(test, tests.size() + 1, scoped)));
        return tests;
    }

    /** What its scope names that none of the rules is or serves. */
    public List<Problem> unknownTo(Collection<Rule> rules) {
        var ids = rules.stream().map(rule -> rule.id().value()).toList();
        var controls = rules.stream()
                .flatMap(rule -> rule.controls().stream())
                .flatMap(WrittenException::spellings)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        return Stream.concat(
                        unknown("there is no rule '%s'", text.rules(), ids),
                        unknown("no rule serves the control '%s'", text.controls(), controls))
                .toList();
    }

    private static Stream<String> spellings(Control control) {
        var plain = control.framework() + ":" + control.id();
        return control.version().isEmpty()
                ? Stream.of(plain)
                : Stream.of(plain, control.framework() + "@" + control.version() + ":" + control.id());
    }

    private static Stream<Problem> unknown(String complaint, List<Passage> given, Collection<String> known) {
        return given.stream()
                .filter(passage -> !known.contains(passage.text()))
                .map(passage -> new Problem(
                        passage.place().line(),
                        passage.place().column(),
                        complaint.formatted(passage.text())
                                + Suggestion.nearest(known, passage.text())
                                        .map("; did you mean '%s'?"::formatted)
                                        .orElse("")));
    }
}
