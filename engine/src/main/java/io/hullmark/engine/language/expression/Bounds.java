package io.hullmark.engine.language.expression;

import io.hullmark.engine.language.expression.Inputs.BrokenFigure;
import io.hullmark.engine.language.expression.Inputs.WholeFigure;
import io.hullmark.engine.rules.Bindings;
import java.util.Optional;

/**
 * Comparisons of a number of a sample with a bound, which is what is left of most rules over time where the configuration is known. They
 * say what the comparison says of which they are made, and do so at once.
 */
final class Bounds {
    private Bounds() {}

    /** Empty if it is no comparison of that kind. */
    static Optional<Node> of(Ordering ordering, Node comparison, Node number, Node bound) {
        if (!(bound instanceof Constant constant)) {
            return Optional.empty();
        }
        double at = bound(constant.value());
        if (Double.isNaN(at)) {
            return Optional.empty();
        } else if (number instanceof WholeFigure figure) {
            return Optional.of(new OfWhole(ordering, comparison, figure.place, at));
        }
        return number instanceof BrokenFigure figure
                ? Optional.of(new OfBroken(ordering, comparison, figure.place, at))
                : Optional.empty();
    }

    /** What no double can be just the same as is NaN. */
    private static double bound(Object value) {
        if (value instanceof Long number) {
            return Numbers.isExact(number) ? number : Double.NaN;
        }
        return value instanceof Double number ? number : Double.NaN;
    }

    /** Of an integer. */
    private static final class OfWhole extends Node {
        private final Ordering ordering;
        private final Node comparison;
        private final int place;
        private final double bound;

        OfWhole(Ordering ordering, Node comparison, int place, double bound) {
            this.ordering = ordering;
            this.comparison = comparison;
            this.place = place;
            this.bound = bound;
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            long number = bindings.figures().number(place);
            return number != NO_NUMBER && Numbers.isExact(number)
                    ? truth(ordering.holds((double) number, bound))
                    : comparison.value(bindings, locals);
        }
    }

    /** Of a double. */
    private static final class OfBroken extends Node {
        private final Ordering ordering;
        private final Node comparison;
        private final int place;
        private final double bound;

        OfBroken(Ordering ordering, Node comparison, int place, double bound) {
            this.ordering = ordering;
            this.comparison = comparison;
            this.place = place;
            this.bound = bound;
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            double number = bindings.figures().fraction(place);
            return Double.isNaN(number) ? comparison.value(bindings, locals) : truth(ordering.holds(number, bound));
        }
    }
}
