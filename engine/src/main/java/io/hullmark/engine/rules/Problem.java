package io.hullmark.engine.rules;

/**
 * What is wrong with a rule's text.
 *
 * @param line from 1
 * @param column from 1
 * @param message what is wrong and what would be right
 */
public record Problem(int line, int column, String message) {
    @Override
    public String toString() {
        return line + ":" + column + ": " + message;
    }
}
