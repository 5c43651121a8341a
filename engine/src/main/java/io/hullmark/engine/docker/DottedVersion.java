package io.hullmark.engine.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Compares versions of engines by their numbers, not by their letters: 9.1 is older than 28.0, and 28.0.0-rc.1 than 28.0.0. */
public final class DottedVersion {
    private static final Pattern VERSION = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,18}){0,9})(?:[-~+].*)?");
    private static final Pattern EARLY = Pattern.compile("[0-9.]+[-~](?:alpha|beta|dev|rc|test|tp).*");

    private DottedVersion() {}

    /**
     * Whether a version is another or a later one. What a distribution adds to the numbers does not count.
     *
     * @throws IllegalArgumentException if one of them does not begin with numbers
     */
    public static boolean atLeast(String version, String oldest) {
        var one = parts(version);
        var other = parts(oldest);
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int compared = Long.compare(part(one, i), part(other, i));
            if (compared != 0) {
                return compared > 0;
            }
        }
        return !early(version) || early(oldest);
    }

    private static List<Long> parts(String version) {
        var matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a version must begin with numbers such as 28.3.3, got '" + version + "'");
        }
        var parts = new ArrayList<Long>();
        for (String part : matcher.group(1).split("\\.", -1)) {
            parts.add(Long.parseLong(part));
        }
        return parts;
    }

    private static long part(List<Long> parts, int index) {
        return index < parts.size() ? parts.get(index) : 0L;
    }

    /** Whether it came out before the version that its numbers say. */
    private static boolean early(String version) {
        return EARLY.matcher(version).matches();
    }
}
