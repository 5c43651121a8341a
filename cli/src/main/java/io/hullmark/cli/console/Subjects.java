package io.hullmark.cli.console;

import static io.hullmark.cli.console.Palette.harmless;

import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Subject;
import java.util.Locale;

/** What people call a subject. */
final class Subjects {
    private Subjects() {}

    static String text(Subject subject) {
        var hostName = subject.getHostName().isEmpty() ? subject.getHostId() : subject.getHostName();
        if (subject.getKind() == ObjectKind.HOST) {
            return "host " + harmless(hostName);
        }
        var name = harmless(subject.getName().isEmpty() ? subject.getId() : subject.getName());
        var image = subject.getImage().isEmpty() ? "" : " (" + harmless(subject.getImage()) + ")";
        return subject.getKind().name().toLowerCase(Locale.ROOT) + " " + name + image + " on " + harmless(hostName);
    }
}
