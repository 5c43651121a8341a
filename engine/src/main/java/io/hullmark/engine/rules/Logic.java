package io.hullmark.engine.rules;

import java.util.Optional;

/** The compiled decision of a rule: pure, total, bounded in work, without memory, shared by threads. */
public interface Logic {
    /** The verdict alone, without allocating. */
    Verdict decide(Bindings bindings);

    /** The same verdict with its reasons: what fails and why, or what is missing. */
    Judgement explain(Bindings bindings);

    /** What it says of every subject that it speaks of, where that is certain beforehand: that an instrument is missing, or MANUAL. */
    default Optional<Judgement> foregone() {
        return Optional.empty();
    }

    /** What it looks out for over time; empty if it decides by configuration alone. */
    default Optional<Watch> watch() {
        return Optional.empty();
    }

    /** By which question it can be found; empty if it must be asked itself. */
    default Optional<Scope> scope() {
        return Optional.empty();
    }

    /** The same verdict, where the answer to its scope's question is known to be one of its own. */
    default Verdict decideInScope(Bindings bindings) {
        return decide(bindings);
    }
}
