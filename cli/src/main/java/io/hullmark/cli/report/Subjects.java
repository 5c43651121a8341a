package io.hullmark.cli.report;

import static io.hullmark.cli.console.Palette.harmless;

import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.findings.Subject;
import java.util.Locale;

/** What people call a subject. */
final class Subjects {
    private static final int SHORT_ID = 19;

    private Subjects() {}

    /** Such as "container web (nginx:1.25)"; harmless wherever it is shown. */
    static String text(Subject subject) {
        var image = subject.image().isEmpty() ? "" : " (" + harmless(subject.image()) + ")";
        return subject.key().kind().name().toLowerCase(Locale.ROOT) + " " + name(subject) + image;
    }

    /** The name, or else as much of the id as people copy. */
    static String name(Subject subject) {
        if (!subject.name().isEmpty()) {
            return harmless(subject.name());
        }
        var id = subject.key().id();
        return harmless(
                subject.key().kind() == ObjectKind.HOST ? id : id.substring(0, Math.min(SHORT_ID, id.length())));
    }
}
