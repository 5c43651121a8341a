package io.hullmark.engine.language.expression;

import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as CEL would, for evidence: bounded, on one line, without anything that a terminal obeys. */
public final class Literal {
    /** Longest literal in characters. */
    public static final int LONGEST = 200;

    private static final String CUT = "...";

    private final StringBuilder text = new StringBuilder();
    private final int most;

    private Literal(int most) {
        this.most = most;
    }

    public static String of(@Nullable Object value) {
        var literal = new Literal(LONGEST);
        literal.write(value);
        return bounded(literal.text, LONGEST);
    }

    /** All of it, however long. */
    public static String whole(Object value) {
        var literal = new Literal(Integer.MAX_VALUE);
        literal.write(value);
        return literal.text.toString();
    }

    /** A text without its quotes, for messages. */
    public static String plain(Object value) {
        if (!(value instanceof String text)) {
            return of(value);
        }
        var literal = new Literal(LONGEST);
        literal.characters(text, false);
        return bounded(literal.text, LONGEST);
    }

    /** The beginning of a text that is too long, marked as such. */
    public static String bounded(CharSequence text, int most) {
        if (text.length() <= most) {
            return text.toString();
        }
        int end = most - CUT.length();
        return text.subSequence(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    private void write(@Nullable Object value) {
        if (text.length() > most) {
            return;
        }
        if (value instanceof String string) {
            text.append('"');
            characters(string, true);
            text.append('"');
        } else if (value instanceof Unsigned number) {
            text.append(number).append('u');
        } else if (value instanceof Instant instant) {
            text.append("timestamp(\"").append(instant).append("\")");
        } else if (value instanceof Duration duration) {
            text.append("duration(\"").append(Times.text(duration)).append("\")");
        } else if (value instanceof List<?> list) {
            text.append('[');
            separated(list.iterator());
            text.append(']');
        } else if (value instanceof Map<?, ?> map) {
            text.append('{');
            entries(map);
            text.append('}');
        } else if (value instanceof Struct struct) {
            struct(struct);
        } else if (value instanceof Missing missing) {
            text.append('<').append(missing.reason()).append('>');
        } else {
            text.append(value);
        }
    }

    private void separated(Iterator<?> elements) {
        for (var separator = ""; elements.hasNext() && text.length() <= most; separator = ", ") {
            text.append(separator);
            write(elements.next());
        }
    }

    private void entries(Map<?, ?> map) {
        var separator = "";
        for (Object key : Elements.list(Elements.of(map))) {
            if (text.length() > most) {
                return;
            }
            text.append(separator);
            write(key);
            text.append(": ");
            write(map.get(key));
            separator = ", ";
        }
    }

    private void struct(Struct struct) {
        text.append('{');
        var separator = "";
        for (var field : struct.type().fields()) {
            var value = struct.get(field.slot());
            if (value != null) {
                text.append(separator).append(field.name()).append(": ");
                write(value);
                separator = ", ";
            }
        }
        text.append('}');
    }

    /** Control characters and those that turn the direction of writing are shown as escapes. */
    private void characters(String string, boolean quoted) {
        for (int at = 0; at < string.length() && text.length() <= most; at++) {
            char character = string.charAt(at);
            int type = Character.getType(character);
            if (quoted && (character == '"' || character == '\\')) {
                text.append('\\').append(character);
            } else if (character == '\n') {
                text.append("\\n");
            } else if (type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                text.append("\\u%04x".formatted((int) character));
            } else {
                text.append(character);
            }
        }
    }
}
