package io.hullmark.producer.translate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Cuts what people may make as long as they like, such as labels and scripts, and remembers that it did. */
final class Clip {
    /** The name under which a cut map says how many entries are missing. */
    static final String MARKER = "io.hullmark.truncated";

    /** What the redactor leaves of a text of which it read only the beginning. */
    private static final Pattern CUT_BEFORE = Pattern.compile("<truncated len=[0-9]+>$");

    private final int longestText;
    private final int mostEntries;
    private final Set<String> cuts = new LinkedHashSet<>();

    private Clip(int longestText, int mostEntries) {
        this.longestText = longestText;
        this.mostEntries = mostEntries;
    }

    /** Ways to cut, from one that hardly ever does to one that always fits. */
    static List<Clip> levels() {
        return List.of(new Clip(16_384, 10_000), new Clip(4_096, 1_000), new Clip(1_024, 200), new Clip(128, 50));
    }

    String text(String text) {
        if (text.length() <= longestText) {
            return text;
        }
        cuts.add("texts longer than " + longestText);
        int end = Character.isHighSurrogate(text.charAt(longestText - 1)) ? longestText - 1 : longestText;
        var before = CUT_BEFORE.matcher(text);
        return text.substring(0, end) + (before.find() ? before.group() : "<truncated len=" + text.length() + ">");
    }

    List<String> texts(List<String> texts) {
        var clipped = new ArrayList<String>();
        list(texts).forEach(text -> clipped.add(text(text)));
        if (texts.size() > clipped.size()) {
            clipped.add("<truncated entries=" + texts.size() + ">");
        }
        return clipped;
    }

    <T> List<T> list(List<T> all) {
        if (all.size() <= mostEntries) {
            return all;
        }
        cuts.add(all.size() + " entries to " + mostEntries);
        return all.subList(0, mostEntries);
    }

    SortedMap<String, String> map(Map<String, String> all) {
        var clipped = new TreeMap<String, String>();
        list(new ArrayList<>(new TreeMap<>(all).entrySet()))
                .forEach(entry -> clipped.put(text(entry.getKey()), text(entry.getValue())));
        if (all.size() > clipped.size()) {
            clipped.put(MARKER, String.valueOf(all.size() - clipped.size()));
        }
        return clipped;
    }

    /** What was cut; empty if nothing was. */
    Set<String> cuts() {
        return cuts;
    }
}
