package io.hullmark.engine.language;

import io.hullmark.engine.facts.Decision;
import io.hullmark.engine.rules.Problem;
import io.hullmark.engine.rules.Rule;
import java.util.Collection;
import java.util.List;

/** A decision that somebody wrote down, with nothing wrong in it. */
public interface WrittenDecision<D extends Decision> {
    D decision();

    /** Whether its beginning is left open, so that it begins when it is published first. */
    boolean startsWhenPublished();

    /** The line of its file in which it begins. */
    int line();

    /** What its scope names that none of the rules is or serves. */
    List<Problem> unknownTo(Collection<Rule> rules);
}
