package io.hullmark.producer.host;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where file systems are mounted, as a process sees it. */
final class MountTable {
    private static final int MOUNT_POINT = 4;
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    private MountTable() {}

    static Sight<Set<String>> of(Processes processes, String pid) {
        return Sight.at("the mounts of process " + pid, () -> parse(processes.read(pid, "mountinfo")));
    }

    private static Set<String> parse(String table) {
        return table.lines()
                .map(line -> line.split(" ", -1))
                .filter(fields -> fields.length > MOUNT_POINT)
                .map(fields -> unescaped(fields[MOUNT_POINT]))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The kernel writes blanks and backslashes in octal. */
    private static String unescaped(String path) {
        return OCTAL.matcher(path)
                .replaceAll(match ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(match.group(1), 8))));
    }
}
