package io.hullmark.engine.language.text;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A place in a file.
 *
 * @param line from 1
 * @param column from 1, in characters as a person counts them
 */
public record Place(int line, int column) {
    static final Place START = new Place(1, 1);

    static Place of(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    public static Place of(Node node) {
        return of(node.getStartMark());
    }
}
