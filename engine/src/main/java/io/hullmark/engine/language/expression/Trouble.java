package io.hullmark.engine.language.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Why an expression has no value. Stands where its value would stand. A class, because every operation asks whether its operand is
 * one, and on this JVM asking that of an interface costs more than the operation.
 */
public abstract sealed class Trouble {
    private Trouble() {}

    /** What is wrong, for a person. */
    public abstract String detail();

    /** Inputs that nobody has seen. */
    public static final class Unknown extends Trouble {
        /** Used where nobody asks for reasons, because it costs nothing. */
        public static final Unknown UNSAID = new Unknown(List.of());

        private static final int MOST = 5;

        private final List<String> inputs;

        public Unknown(List<String> inputs) {
            this.inputs = List.copyOf(inputs);
        }

        @Override
        public String detail() {
            return String.join("; ", inputs);
        }

        private Unknown with(Unknown other) {
            var all = new LinkedHashSet<>(inputs);
            all.addAll(other.inputs);
            return new Unknown(all.stream().limit(MOST).toList());
        }
    }

    /** An operation that has no result, such as a division by zero. */
    public static final class Fault extends Trouble {
        /** Used where nobody asks for reasons, because it costs nothing. */
        public static final Fault UNSAID = new Fault("");

        /** What stops an evaluation that takes too many steps. */
        public static final Fault TOO_EXPENSIVE =
                new Fault("too expensive: takes more than %d steps".formatted(Locals.MOST_STEPS));

        private final String detail;

        public Fault(String detail) {
            this.detail = detail;
        }

        @Override
        public String detail() {
            return detail;
        }
    }

    /** The trouble of two operands of which at least one has none: what is unknown outweighs what fails. */
    static Trouble of(Object one, Object other) {
        if (one instanceof Unknown unknown) {
            return other instanceof Unknown more && !more.inputs.isEmpty() ? unknown.with(more) : unknown;
        }
        if (other instanceof Unknown unknown) {
            return unknown;
        }
        return one instanceof Trouble trouble ? trouble : (Trouble) other;
    }

    /** The worse of an earlier trouble and the one in a value. */
    static Optional<Trouble> in(Object value) {
        return value instanceof Trouble trouble ? Optional.of(trouble) : Optional.empty();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + detail() + "]";
    }
}
