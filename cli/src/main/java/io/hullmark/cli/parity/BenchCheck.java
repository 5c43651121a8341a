package io.hullmark.cli.parity;

import io.hullmark.engine.facts.ObjectKind;
import java.util.List;

/**
 * The result of one check of docker-bench.
 *
 * @param id as CIS 1.6.0 numbers it
 * @param result WARN, PASS, INFO or NOTE
 * @param details what it says in words
 * @param items what it lists: containers, images, users or networks, some with a detail behind a colon
 */
record BenchCheck(String id, String result, String details, List<String> items) {
    private static final String TRUNCATED = "(truncated)";

    BenchCheck {
        items = List.copyOf(items);
    }

    /** Whether nobody cut off the list, which -n does. */
    boolean isComplete() {
        return !items.contains(TRUNCATED);
    }

    /** The items without the note that some are left out. */
    List<String> named() {
        return items.stream().filter(item -> !item.equals(TRUNCATED)).toList();
    }

    /**
     * What it says of a subject.
     *
     * @param kind of the subject, which is one that the check looks at
     * @param ofSubject the items that name it
     */
    Ruling of(ObjectKind kind, List<String> ofSubject) {
        boolean listed = kind != ObjectKind.HOST && !items.isEmpty();
        return switch (result) {
            case "WARN" -> kind == ObjectKind.HOST || !ofSubject.isEmpty() ? Ruling.FAIL : unnamed(listed);
            case "PASS" -> Ruling.PASS;
            // A list of what to look at tells of the others that there is nothing to look at.
            default -> listed && ofSubject.isEmpty() ? unnamed(true) : Ruling.NONE;
        };
    }

    private Ruling unnamed(boolean listed) {
        if (!listed) {
            return Ruling.NONE;
        }
        return isComplete() ? Ruling.PASS : Ruling.UNSEEN;
    }
}
