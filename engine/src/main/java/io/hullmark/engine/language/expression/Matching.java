package io.hullmark.engine.language.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.hullmark.engine.rules.Bindings;

/** Regular expressions, in time linear in the text. */
final class Matching {
    /** Longest pattern in characters. */
    private static final int LONGEST = 1_000;

    /** Largest compiled pattern in instructions: a match takes at most this many steps per character. */
    private static final int LARGEST_PROGRAM = 2_000;

    private Matching() {}

    /** A pattern, or why it is none. */
    static Pattern compile(String pattern) {
        if (pattern.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a pattern has at most %d characters, this one has %d".formatted(LONGEST, pattern.length()));
        }
        if (PatternSize.of(pattern) > 4L * LARGEST_PROGRAM) {
            throw tooLarge(pattern);
        }
        try {
            var compiled = Pattern.compile(pattern);
            if (compiled.programSize() > LARGEST_PROGRAM) {
                throw tooLarge(pattern);
            }
            return compiled;
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "the pattern %s can't be read: %s (RE2 syntax, so neither back-references nor look-around)"
                            .formatted(Literal.of(pattern), wrong.getDescription()),
                    wrong);
        }
    }

    private static IllegalArgumentException tooLarge(String pattern) {
        return new IllegalArgumentException(
                "the pattern %s is too large: fewer or smaller repetitions would do".formatted(Literal.of(pattern)));
    }

    /** Against a pattern that the text gives. */
    static final class Constantly extends Node {
        private final Node text;
        private final Pattern pattern;

        Constantly(Node text, Pattern pattern) {
            this.text = text;
            this.pattern = pattern;
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var value = text.value(bindings, locals);
            if (value instanceof Trouble) {
                return value;
            }
            var of = (String) value;
            return locals.spend(steps(of, pattern)) ? truth(pattern.matcher(of).find()) : Trouble.Fault.TOO_EXPENSIVE;
        }
    }

    /** Against a pattern that is computed. */
    static final class Computed extends Node {
        private final Node text;
        private final Node pattern;

        Computed(Node text, Node pattern) {
            this.text = text;
            this.pattern = pattern;
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var of = text.value(bindings, locals);
            var by = pattern.value(bindings, locals);
            if (of instanceof Trouble || by instanceof Trouble) {
                return Trouble.of(of, by);
            }
            // compiling costs some hundred steps, and a large repetition thousands
            if (!locals.spend(1_000)) {
                return Trouble.Fault.TOO_EXPENSIVE;
            }
            try {
                var compiled = compile((String) by);
                var string = (String) of;
                return locals.spend(steps(string, compiled))
                        ? truth(compiled.matcher(string).find())
                        : Trouble.Fault.TOO_EXPENSIVE;
            } catch (IllegalArgumentException wrong) {
                return new Trouble.Fault(String.valueOf(wrong.getMessage()));
            }
        }
    }

    private static int steps(String text, Pattern pattern) {
        return (int) Math.min(Locals.MOST_STEPS, (long) text.length() * pattern.programSize() / 64);
    }
}
