package io.hullmark.engine.language.expression;

import io.hullmark.engine.facts.ContainerUsage;
import io.hullmark.engine.facts.Field;
import io.hullmark.engine.facts.FieldType;
import io.hullmark.engine.facts.Figures;
import io.hullmark.engine.facts.HostUsage;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.rules.Bindings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nodes that read facts where they stand. */
final class Inputs {
    private Inputs() {}

    /** A field of a subject: the place where nearly every expression begins. */
    abstract static class SubjectField extends Node {
        final Field field;
        final int slot;
        private final String path;

        SubjectField(String variable, Field field) {
            this.field = field;
            this.slot = field.slot();
            this.path = variable + "." + field.name();
        }

        static SubjectField of(String variable, Field field) {
            return switch (variable) {
                case "container" -> new ContainerField(field);
                case "image" -> new ImageField(field);
                case "host" -> new HostField(field);
                case "usage" -> new UsageField(field);
                case "hostUsage" -> new HostUsageField(field);
                default -> throw new IllegalArgumentException("no subject is called " + variable);
            };
        }

        @Nullable
        abstract Object slot(Bindings bindings);

        /** What stands in the slot, if it is a value. */
        final Object checked(@Nullable Object value, Locals locals) {
            return value == null || value instanceof Missing ? trouble(value, path, locals) : value;
        }

        /** Whether it tells of a sample, and not of what is configured. */
        boolean isOfSample() {
            return false;
        }

        /** A part of a sample as a whole is no number. */
        @Override
        public final Optional<Node> given(Configuration configuration) {
            return isOfSample() ? Optional.empty() : Optional.of(configuration.constant(this));
        }

        @Override
        final boolean isPlace() {
            return true;
        }

        @Override
        public final String path(Bindings bindings, Locals locals) {
            return path;
        }
    }

    /** A field of the container. */
    static final class ContainerField extends SubjectField {
        ContainerField(Field field) {
            super("container", field);
        }

        @Override
        @Nullable
        Object slot(Bindings bindings) {
            return bindings.container().get(slot);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            return checked(bindings.container().get(slot), locals);
        }
    }

    /** A field of the image. */
    static final class ImageField extends SubjectField {
        ImageField(Field field) {
            super("image", field);
        }

        @Override
        @Nullable
        Object slot(Bindings bindings) {
            return bindings.image().get(slot);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            return checked(bindings.image().get(slot), locals);
        }
    }

    /** A field of the host. */
    static final class HostField extends SubjectField {
        HostField(Field field) {
            super("host", field);
        }

        @Override
        @Nullable
        Object slot(Bindings bindings) {
            return bindings.host().get(slot);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            return checked(bindings.host().get(slot), locals);
        }
    }

    /** A part of the use of resources of the container. */
    static final class UsageField extends SubjectField {
        UsageField(Field field) {
            super("usage", field);
        }

        @Override
        @Nullable
        Object slot(Bindings bindings) {
            return bindings.usage().get(slot);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            return checked(bindings.usage().get(slot), locals);
        }

        @Override
        boolean isOfSample() {
            return true;
        }
    }

    /** A part of the use of resources of the host. */
    static final class HostUsageField extends SubjectField {
        HostUsageField(Field field) {
            super("hostUsage", field);
        }

        @Override
        @Nullable
        Object slot(Bindings bindings) {
            return bindings.hostUsage().get(slot);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            return checked(bindings.hostUsage().get(slot), locals);
        }

        @Override
        boolean isOfSample() {
            return true;
        }
    }

    /** A field of a struct that another node gives. */
    static final class StructField extends Node {
        final Node of;
        final int slot;
        private final Field field;

        StructField(Node of, Field field) {
            this.of = of;
            this.slot = field.slot();
            this.field = field;
        }

        @Override
        public Optional<Node> given(Configuration configuration) {
            if (of instanceof UsageField part) {
                return Optional.of(Figure.of(field, Figures.place(ContainerUsage.TYPE, part.slot, slot)));
            } else if (of instanceof HostUsageField part) {
                return Optional.of(Figure.of(field, Figures.place(HostUsage.TYPE, part.slot, slot)));
            }
            return configuration.settle(this, of, known -> new StructField(known, field));
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var struct = of.value(bindings, locals);
            if (struct instanceof Trouble) {
                return struct;
            }
            var value = ((Struct) struct).get(slot);
            if (value == null || value instanceof Missing) {
                return trouble(value, locals.explaining() ? path(bindings, locals) : "", locals);
            }
            return value;
        }

        @Override
        boolean isPlace() {
            return of.isPlace();
        }

        @Override
        public String path(Bindings bindings, Locals locals) {
            var base = of.path(bindings, locals);
            return base.isEmpty() ? field.name() : base + "." + field.name();
        }
    }

    /** A number of a sample where it lies flat: what is left of a field of a part of a sample. */
    abstract static class Figure extends Node {
        final int place;

        private Figure(int place) {
            this.place = place;
        }

        static Node of(Field field, int place) {
            return field.type() == FieldType.Scalar.INT ? new WholeFigure(place) : new BrokenFigure(place);
        }

        @Override
        public final Optional<Node> given(Configuration configuration) {
            return Optional.of(this);
        }
    }

    /** An integer of a sample. */
    static final class WholeFigure extends Figure {
        WholeFigure(int place) {
            super(place);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            long number = bindings.figures().number(place);
            return number == NO_NUMBER ? Trouble.Unknown.UNSAID : (Object) number;
        }

        @Override
        long number(Bindings bindings, Locals locals) {
            return bindings.figures().number(place);
        }
    }

    /** A double of a sample. */
    static final class BrokenFigure extends Figure {
        BrokenFigure(int place) {
            super(place);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            double fraction = bindings.figures().fraction(place);
            return Double.isNaN(fraction) ? Trouble.Unknown.UNSAID : (Object) fraction;
        }

        @Override
        double fraction(Bindings bindings, Locals locals) {
            return bindings.figures().fraction(place);
        }
    }

    /** Whether an optional field of a subject is there. */
    static final class SubjectPresence extends Node {
        final SubjectField field;

        SubjectPresence(SubjectField field) {
            this.field = field;
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var value = field.slot(bindings);
            return value instanceof Missing ? field.value(bindings, locals) : truth(value != null);
        }

        @Override
        public Optional<Node> given(Configuration configuration) {
            return field.isOfSample() ? Optional.empty() : Optional.of(configuration.constant(this));
        }
    }

    /** Whether an optional field of a struct is there. */
    static final class StructPresence extends Node {
        final StructField field;

        StructPresence(StructField field) {
            this.field = field;
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var struct = field.of.value(bindings, locals);
            if (struct instanceof Trouble) {
                return struct;
            }
            var value = ((Struct) struct).get(field.slot);
            return value instanceof Missing ? field.value(bindings, locals) : truth(value != null);
        }
    }

    /** The variable of a loop. */
    static final class LoopVariable extends Node {
        private final int slot;

        LoopVariable(int slot) {
            this.slot = slot;
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            return locals.value(slot);
        }

        @Override
        public String path(Bindings bindings, Locals locals) {
            return locals.path(slot);
        }
    }

    private static Trouble trouble(@Nullable Object found, String path, Locals locals) {
        if (found instanceof Missing missing) {
            return locals.explaining()
                    ? new Trouble.Unknown(java.util.List.of(path + " is missing: " + missing.reason()))
                    : Trouble.Unknown.UNSAID;
        }
        return locals.explaining() ? new Trouble.Fault(path + " is not set; test it with has()") : Trouble.Fault.UNSAID;
    }
}
