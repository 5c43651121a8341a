package io.hullmark.engine.language.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Foretells how large a regular expression becomes when it is compiled. Counted repetitions multiply when they nest, and a
 * pattern of thirty characters can take gigabytes: so this must be known before the compiler sees it.
 */
final class PatternSize {
    private static final Pattern COUNTS = Pattern.compile("\\{(\\d{1,9})(?:(,)(\\d{1,9})?)?\\}");

    private final String pattern;
    private final Deque<long[]> groups = new ArrayDeque<>();
    private int at;

    /** Sizes of what the innermost group holds so far, and of the last thing in it. */
    private long[] group = {0, 0};

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    /** Instructions, about as many as the compiler makes. */
    static long of(String pattern) {
        var size = new PatternSize(pattern);
        while (size.at < pattern.length()) {
            size.step();
        }
        while (!size.groups.isEmpty()) {
            size.close();
        }
        return size.group[0];
    }

    private void step() {
        switch (pattern.charAt(at)) {
            case '(' -> {
                groups.push(group);
                group = new long[] {0, 0};
                at++;
            }
            case ')' -> {
                if (!groups.isEmpty()) {
                    close();
                }
                at++;
            }
            case '[' -> skipClass();
            case '\\' -> escape();
            case '{' -> repeat();
            default -> one(1);
        }
    }

    private void one(int characters) {
        add(1);
        at += characters;
    }

    private void add(long size) {
        group[0] = Math.min(Integer.MAX_VALUE, group[0] + size);
        group[1] = size;
    }

    private void close() {
        long size = group[0] + 2;
        group = groups.pop();
        add(size);
    }

    private void repeat() {
        var counts = COUNTS.matcher(pattern).region(at, pattern.length());
        if (!counts.lookingAt()) {
            one(1);
            return;
        }
        long least = Long.parseLong(counts.group(1));
        long most = counts.group(3) != null ? Long.parseLong(counts.group(3)) : least + 1;
        long each = group[1];
        // what may be left out costs one more instruction each time
        long size = Math.min(Integer.MAX_VALUE, least * each + Math.max(0, most - least) * (each + 1));
        group[0] -= group[1];
        add(size);
        at = counts.end();
    }

    private void escape() {
        boolean quotes = pattern.startsWith("\\Q", at);
        int end = quotes ? pattern.indexOf("\\E", at) : at + 2;
        if (quotes) {
            add(end < 0 ? pattern.length() - at : end - at);
            at = end < 0 ? pattern.length() : end + 2;
        } else {
            one(2);
        }
    }

    /** A class of characters is one instruction, however much stands in it. A bracket that comes first means itself. */
    private void skipClass() {
        int end = at + (pattern.startsWith("[^", at) ? 3 : 2);
        while (end < pattern.length() && pattern.charAt(end) != ']') {
            if (pattern.startsWith("[:", end) && pattern.indexOf(":]", end) > 0) {
                end = pattern.indexOf(":]", end) + 1;
            }
            end += pattern.charAt(end) == '\\' ? 2 : 1;
        }
        add(1);
        at = end + 1;
    }
}
