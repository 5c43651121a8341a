package io.hullmark.cli.report;

import io.hullmark.engine.rules.Control;
import java.util.Comparator;
import java.util.regex.Pattern;

/** What people call a control. */
public final class Controls {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int LONGEST_NUMBER = 9;

    private Controls() {}

    /** Such as "cis-docker@1.8.0 5.5". */
    public static String text(Control control) {
        return framework(control) + " " + control.id();
    }

    /** Such as "cis-docker@1.8.0". */
    public static String framework(Control control) {
        return control.framework() + (control.version().isEmpty() ? "" : "@" + control.version());
    }

    /** By framework and then by id as a framework counts: 2.9 before 2.10. */
    public static Comparator<Control> inOrder() {
        return Comparator.comparing(Controls::framework).thenComparing(Controls::sortable);
    }

    /** With all numbers of one length, so that their letters compare as they do. */
    private static String sortable(Control control) {
        return NUMBER.matcher(control.id())
                .replaceAll(number ->
                        "0".repeat(Math.max(0, LONGEST_NUMBER - number.group().length())) + number.group());
    }
}
