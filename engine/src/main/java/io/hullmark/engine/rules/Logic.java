package io.hullmark.engine.rules;

/** The compiled decision of a rule: pure, total, bounded in work, without memory, shared by threads. */
public interface Logic {
    /** The verdict alone, without allocating. */
    Verdict decide(Bindings bindings);

    /** The same verdict with its reasons: what fails and why, or what is missing. */
    Judgement explain(Bindings bindings);
}
