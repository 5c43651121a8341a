package io.hullmark.engine.rules;

import java.util.List;

/** What became of a text that should be a rule. */
public sealed interface Compilation {
    /** It is one. */
    record Accepted(Rule rule) implements Compilation {}

    /** It is not, and these are all its problems. */
    record Refused(List<Problem> problems) implements Compilation {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
