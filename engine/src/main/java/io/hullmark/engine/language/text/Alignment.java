package io.hullmark.engine.language.text;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Walks through a scalar as it stands in the file, in step with the characters that it means. Good enough for columns: it need
 * not decode anything, only find where each character came from.
 */
final class Alignment {
    private final int[] file;
    private final ScalarStyle style;
    private final int end;
    private int index;
    private int line;
    private int column;
    private int foundLine;
    private int foundColumn;

    Alignment(ScalarNode scalar, int[] file) {
        this.file = file;
        this.style = scalar.getScalarStyle();
        this.index = scalar.getStartMark().getIndex();
        this.end = Math.min(scalar.getEndMark().getIndex(), file.length);
        this.line = scalar.getStartMark().getLine() + 1;
        this.column = scalar.getStartMark().getColumn() + 1;
        if (style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED) {
            advance();
        } else if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            while (index < end && file[index] != '\n') {
                advance();
            }
            advance();
        }
    }

    int line() {
        return foundLine;
    }

    int column() {
        return foundColumn;
    }

    /** Moves behind the next character that the scalar means. */
    void next(int character) {
        skip(character);
        foundLine = line;
        foundColumn = column;
        consume(character);
    }

    private void skip(int character) {
        while (index < end && file[index] != character && !isEscape() && isSpace(file[index])) {
            if (file[index] == '\n' && (character == ' ' || character == '\n')) {
                return;
            }
            advance();
        }
    }

    private boolean isEscape() {
        return style == ScalarStyle.DOUBLE_QUOTED && file[index] == '\\';
    }

    private void consume(int character) {
        if (index >= end) {
            return;
        }
        if (style == ScalarStyle.SINGLE_QUOTED && character == '\'') {
            advance();
            advance();
        } else if (isEscape()) {
            consumeEscape(character);
        } else {
            advance();
        }
    }

    private void consumeEscape(int character) {
        advance();
        int kind = index < end ? file[index] : 0;
        if (kind == '\n' || kind == '\r') {
            // an escaped end of line means nothing: the character stands at the beginning of the next
            advance();
            next(character);
            return;
        }
        int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        for (int at = 0; at <= digits; at++) {
            advance();
        }
    }

    private void advance() {
        if (index >= end) {
            return;
        }
        if (file[index] == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        index++;
    }

    private static boolean isSpace(int character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }
}
