package io.hullmark.engine.language.expression;

import java.util.List;

/** The skeleton of a condition, along which we find the inputs for which it is not as it should be. */
sealed interface Clause {
    /** What computes it. */
    Node node();

    /** Notes the inputs for which it is the opposite of what is wanted. */
    void blame(boolean wanted, Inquiry inquiry);

    /** Two conditions joined by "and" or "or": those are to blame that are the opposite of what is wanted. */
    record Junction(Node node, List<Clause> parts) implements Clause {
        @Override
        public void blame(boolean wanted, Inquiry inquiry) {
            for (var part : parts) {
                if (inquiry.value(part.node()) == Node.truth(!wanted)) {
                    part.blame(wanted, inquiry);
                }
            }
        }
    }

    /** The opposite of a condition. */
    record Negation(Node node, Clause of) implements Clause {
        @Override
        public void blame(boolean wanted, Inquiry inquiry) {
            of.blame(!wanted, inquiry);
        }
    }

    /** One of two conditions: the one that was chosen is to blame, or else the choice. */
    record Branch(Node node, Clause condition, Clause then, Clause otherwise) implements Clause {
        @Override
        public void blame(boolean wanted, Inquiry inquiry) {
            boolean chosen = inquiry.value(condition.node()) == Node.TRUE;
            int before = inquiry.count();
            (chosen ? then : otherwise).blame(wanted, inquiry);
            if (inquiry.count() == before) {
                condition.blame(!chosen, inquiry);
            }
        }
    }

    /** All or one of the elements: single elements are to blame for what one of them alone decides. */
    record Elementwise(Node node, Loop.Range range, Clause body, boolean decisive, Clause whole) implements Clause {
        @Override
        public void blame(boolean wanted, Inquiry inquiry) {
            // elements of a computed list have no path by which a reader finds them
            if (decisive == wanted
                    || inquiry.path(range.of()).isEmpty()
                    || !(Elements.of(inquiry.value(range.of())) instanceof List<?> elements)) {
                whole.blame(wanted, inquiry);
                return;
            }
            int before = inquiry.count();
            for (int index = 0; index < elements.size() && !inquiry.isFull(); index++) {
                range.bind(elements, index, inquiry.bindings(), inquiry.locals());
                if (inquiry.value(body.node()) == Node.truth(decisive)) {
                    body.blame(wanted, inquiry);
                }
            }
            if (inquiry.count() == before) {
                whole.blame(wanted, inquiry);
            }
        }
    }

    /** A condition that is itself an input. */
    record Flag(Node node) implements Clause {
        @Override
        public void blame(boolean wanted, Inquiry inquiry) {
            inquiry.note(node, Boolean.toString(wanted));
        }
    }

    /** Whether an input is there. */
    record Present(Node node, Node input) implements Clause {
        @Override
        public void blame(boolean wanted, Inquiry inquiry) {
            var value = inquiry.value(input);
            inquiry.note(
                    inquiry.path(input),
                    value instanceof Trouble ? "not set" : Literal.of(value),
                    wanted ? "set" : "not set");
        }
    }

    /**
     * An input against another value.
     *
     * @param wantedWord what stands before the other value when the comparison should hold, such as "in "
     * @param unwantedWord what stands there when it should not, such as "not in "
     * @param other the other value
     * @param text how the other value is written, with a place for its literal
     */
    record Compared(Node node, Node input, String wantedWord, String unwantedWord, Node other, String text)
            implements Clause {
        @Override
        public void blame(boolean wanted, Inquiry inquiry) {
            var value = inquiry.value(other);
            var literal = value instanceof Trouble trouble ? trouble.detail() : Literal.of(value);
            inquiry.note(input, (wanted ? wantedWord : unwantedWord) + text.formatted(literal));
        }
    }

    /** Anything else: every input that it reads is to blame, and its source says what is expected of them. */
    record Opaque(Node node, List<Node> inputs, String source) implements Clause {
        @Override
        public void blame(boolean wanted, Inquiry inquiry) {
            inputs.forEach(input -> inquiry.note(input, wanted ? source : "not " + source));
        }
    }
}
