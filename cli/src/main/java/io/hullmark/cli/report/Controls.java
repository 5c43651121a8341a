package io.hullmark.cli.report;

import io.hullmark.engine.rules.Control;

/** What people call a control. */
public final class Controls {
    private Controls() {}

    /** Such as "cis-docker@1.8.0 5.5". */
    public static String text(Control control) {
        return framework(control) + " " + control.id();
    }

    /** Such as "cis-docker@1.8.0". */
    public static String framework(Control control) {
        return control.framework() + (control.version().isEmpty() ? "" : "@" + control.version());
    }
}
