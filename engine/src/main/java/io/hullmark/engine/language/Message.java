package io.hullmark.engine.language;

import io.hullmark.engine.language.expression.Dialect;
import io.hullmark.engine.language.expression.Expected;
import io.hullmark.engine.language.expression.Expression;
import io.hullmark.engine.language.expression.Literal;
import io.hullmark.engine.language.expression.Locals;
import io.hullmark.engine.language.expression.Trouble;
import io.hullmark.engine.language.text.Passage;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.rules.Bindings;
import java.util.ArrayList;
import java.util.List;

/** What a finding says: a text with expressions in braces; a doubled brace is one that means itself. */
record Message(List<Part> parts) {
    private static final int LONGEST = 1_000;

    Message {
        parts = List.copyOf(parts);
    }

    /** A piece of a message. */
    private sealed interface Part {
        String render(Bindings bindings, Locals locals);

        /** Words that stay as they are. */
        record Words(String text) implements Part {
            @Override
            public String render(Bindings bindings, Locals locals) {
                return text;
            }
        }

        /** A value. */
        record Value(Expression expression) implements Part {
            @Override
            public String render(Bindings bindings, Locals locals) {
                var value = expression.node().value(bindings, locals);
                return value instanceof Trouble ? "(unknown)" : Literal.plain(value);
            }
        }
    }

    static Message compile(Passage passage, Dialect dialect, Problems problems) {
        var parts = new ArrayList<Part>();
        var text = passage.text().strip();
        int offset = passage.text().indexOf(text);
        var words = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == character;
            if ((character == '{' || character == '}') && doubled) {
                words.append(character);
                at++;
            } else if (character == '{') {
                int end = end(text, at + 1);
                if (end < 0) {
                    problems.add(
                            passage.part(offset + at, offset + text.length()).place(), "this brace is never closed");
                    return new Message(parts);
                }
                parts.add(new Part.Words(words.toString()));
                words.setLength(0);
                dialect.compile(passage.part(offset + at + 1, offset + end), Expected.ANYTHING, problems)
                        .ifPresent(expression -> parts.add(new Part.Value(expression)));
                at = end;
            } else {
                words.append(character == '\n' ? ' ' : character);
            }
        }
        parts.add(new Part.Words(words.toString()));
        return new Message(parts);
    }

    /** Slots that its expressions need. */
    int size() {
        return expressions().stream().mapToInt(Expression::size).max().orElse(0);
    }

    /** The values that it names. */
    List<Expression> expressions() {
        var expressions = new ArrayList<Expression>();
        for (var part : parts) {
            if (part instanceof Part.Value value) {
                expressions.add(value.expression());
            }
        }
        return expressions;
    }

    String render(Bindings bindings, Locals locals) {
        var rendered = new StringBuilder();
        parts.forEach(part -> rendered.append(part.render(bindings, locals)));
        return Literal.bounded(rendered, LONGEST);
    }

    /** The brace that closes an expression: not one within quotes, nor one that closes a brace of the expression. */
    private static int end(String text, int start) {
        int depth = 0;
        char quote = 0;
        for (int at = start; at < text.length(); at++) {
            char character = text.charAt(at);
            if (quote != 0) {
                at += character == '\\' ? 1 : 0;
                quote = character == quote ? 0 : quote;
            } else if (character == '"' || character == '\'') {
                quote = character;
            } else if (character == '{') {
                depth++;
            } else if (character == '}' && depth-- == 0) {
                return at;
            }
        }
        return -1;
    }
}
