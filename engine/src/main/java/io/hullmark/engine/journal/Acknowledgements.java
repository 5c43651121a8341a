package io.hullmark.engine.journal;

import io.hullmark.engine.facts.Fact;

/** Takes what people acknowledge to the findings that it is about. */
final class Acknowledgements {
    /** No finding can be acknowledged yet, so each is one that nobody knows, and nothing follows. */
    void apply(Fact.Acknowledged acknowledgement, Turn turn) {}
}
