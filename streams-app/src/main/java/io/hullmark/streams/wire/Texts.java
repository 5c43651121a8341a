package io.hullmark.streams.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Bounds what comes from a host before it goes out, so that no violation is too large to be written: an environment of a megabyte is
 * evidence as well, but its beginning tells enough. For one record.
 */
final class Texts {
    /** Most inputs that are named as evidence. */
    static final int MOST_EVIDENCE = 50;

    /** Most requirements of frameworks that a violation names. */
    static final int MOST_CONTROLS = 100;

    private static final int LONGEST = 2_000;
    private static final int LONGEST_DETAIL = 300;
    private static final int LONGEST_ELEMENT = 500;
    private static final int MOST_ELEMENTS = 100;

    /** A posture has the details and elements of all rules; beyond so many characters it only counts elements and omits details. */
    private int left = 200_000;

    static String bounded(String text) {
        return bounded(text, LONGEST);
    }

    static String element(String element) {
        return bounded(element, LONGEST_ELEMENT);
    }

    String detail(String detail) {
        if (left <= 0) {
            return "";
        }
        var shortened = bounded(detail, LONGEST_DETAIL);
        left -= shortened.length();
        return shortened;
    }

    List<String> elements(List<String> elements) {
        var bounded = new ArrayList<String>();
        for (String element : elements) {
            if (bounded.size() == MOST_ELEMENTS || left <= 0) {
                bounded.add("… (" + elements.size() + " elements)");
                break;
            }
            var shortened = element(element);
            left -= shortened.length();
            bounded.add(shortened);
        }
        return bounded;
    }

    /** What is said of elements; of those that are left out nothing. */
    SortedMap<String, String> byElement(SortedMap<String, String> said) {
        var bounded = new TreeMap<String, String>();
        for (var entry : said.entrySet()) {
            if (bounded.size() == MOST_ELEMENTS || left <= 0) {
                break;
            }
            var element = element(entry.getKey());
            left -= element.length() + entry.getValue().length();
            bounded.put(element, entry.getValue());
        }
        return bounded;
    }

    private static String bounded(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        // Half a surrogate pair is no text.
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }
}
