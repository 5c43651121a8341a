package io.hullmark.engine.language.text;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A piece of text with the place of each of its characters in the file, whatever quotes, escapes, indentation and folding stand
 * between the two.
 */
public final class Passage {
    private final String text;
    private final int[] lines;
    private final int[] columns;
    private final int from;

    private Passage(String text, int[] lines, int[] columns, int from) {
        this.text = text;
        this.lines = lines;
        this.columns = columns;
        this.from = from;
    }

    static Passage of(ScalarNode scalar, int[] file) {
        var value = scalar.getValue();
        int size = value.codePointCount(0, value.length());
        var alignment = new Alignment(scalar, file);
        var lines = new int[size + 1];
        var columns = new int[size + 1];
        for (int at = 0, index = 0; at < size; at++) {
            int character = value.codePointAt(index);
            index += Character.charCount(character);
            alignment.next(character);
            lines[at] = alignment.line();
            columns[at] = alignment.column();
        }
        lines[size] = size == 0 ? scalar.getStartMark().getLine() + 1 : lines[size - 1];
        columns[size] = size == 0 ? scalar.getStartMark().getColumn() + 1 : columns[size - 1] + 1;
        return new Passage(value, lines, columns, 0);
    }

    public String text() {
        return text;
    }

    /** The place of its first character. */
    public Place place() {
        return at(0);
    }

    /** The place of a character, counted in code points; that of the end when it lies beyond. */
    public Place at(int offset) {
        int at = Math.max(0, Math.min(from + offset, lines.length - 1));
        return new Place(lines[at], columns[at]);
    }

    /** The place of a character by line, from 1, and column, from 0, of the text itself. */
    public Place at(int line, int column) {
        int offset = 0;
        int index = 0;
        for (int passed = 1; passed < line && index < text.length(); passed++) {
            int end = text.indexOf('\n', index);
            int next = end < 0 ? text.length() : end + 1;
            offset += text.codePointCount(index, next);
            index = next;
        }
        return at(offset + Math.max(column, 0));
    }

    /** A part of it, by positions of {@link String}. */
    public Passage part(int start, int end) {
        return new Passage(text.substring(start, end), lines, columns, from + text.codePointCount(0, start));
    }

    @Override
    public String toString() {
        return text;
    }

    static boolean isQuoted(ScalarNode scalar) {
        return scalar.getScalarStyle() != ScalarStyle.PLAIN;
    }
}
