package io.hullmark.engine.rules;

/** Patterns with * and ?, matched without backtracking further than to the last star: in time linear in the text. */
public final class Glob {
    /** Most characters of a pattern. */
    public static final int LONGEST = 256;

    private Glob() {}

    /** Whether a pattern means all of a text.
     *
     * @throws IllegalArgumentException if the pattern is longer than {@link #LONGEST}
     */
    public static boolean matches(String pattern, String text) {
        if (pattern.length() > LONGEST) {
            throw new IllegalArgumentException("a pattern with * has at most %d characters".formatted(LONGEST));
        }
        int inPattern = 0;
        int inText = 0;
        int star = -1;
        int resume = 0;
        while (inText < text.length()) {
            if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
                star = inPattern++;
                resume = inText;
            } else if (inPattern < pattern.length() && isMatch(pattern.charAt(inPattern), text.charAt(inText))) {
                inPattern++;
                inText++;
            } else if (star >= 0) {
                inPattern = star + 1;
                inText = ++resume;
            } else {
                return false;
            }
        }
        while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
            inPattern++;
        }
        return inPattern == pattern.length();
    }

    private static boolean isMatch(char pattern, char character) {
        return pattern == '?' || pattern == character;
    }
}
