package io.hullmark.streams.topology;

/** Keeps foreign text in messages short. */
final class Shortened {
    private static final int LONGEST = 300;

    private Shortened() {}

    static String of(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
    }
}
