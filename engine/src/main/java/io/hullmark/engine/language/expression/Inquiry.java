package io.hullmark.engine.language.expression;

import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.rules.Bindings;
import java.util.ArrayList;
import java.util.List;

/** Gathers the inputs that decided, each once and not more than a person reads. */
final class Inquiry {
    private static final int MOST = 10;

    private final Bindings bindings;
    private final Locals locals;
    private final List<Evidence> evidence = new ArrayList<>();

    Inquiry(Bindings bindings, Locals locals) {
        this.bindings = bindings;
        this.locals = locals;
    }

    Object value(Node node) {
        return node.value(bindings, locals);
    }

    String path(Node node) {
        return node.path(bindings, locals);
    }

    Bindings bindings() {
        return bindings;
    }

    Locals locals() {
        return locals;
    }

    /** Notes what was seen at an input and what is wanted there. */
    void note(Node input, String expected) {
        var value = value(input);
        var observed = value instanceof Trouble trouble ? trouble.detail() : Literal.of(value);
        note(path(input), observed, expected);
    }

    void note(String path, String observed, String expected) {
        var noted = new Evidence(
                Literal.bounded(path, Literal.LONGEST), observed, Literal.bounded(expected, Literal.LONGEST));
        if (evidence.size() < MOST && !evidence.contains(noted)) {
            evidence.add(noted);
        }
    }

    int count() {
        return evidence.size();
    }

    boolean isFull() {
        return evidence.size() >= MOST;
    }

    List<Evidence> evidence() {
        return List.copyOf(evidence);
    }
}
