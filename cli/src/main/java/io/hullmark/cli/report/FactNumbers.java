package io.hullmark.cli.report;

import io.hullmark.engine.assessment.Ground;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/** Numbers the entries on which statements of a page rest, as they are named first, so that statements can name them in short. */
final class FactNumbers {
    private final LinkedHashMap<Ground, Integer> numbers = new LinkedHashMap<>();

    /** Names entries, with links to where they stand; neighbours in short. */
    void name(Collection<Ground> grounds, Markup html) {
        var sorted = new ArrayList<>(
                new TreeSet<>(grounds).stream().map(this::number).toList());
        html.element("span", () -> {
            html.attribute("class", "facts");
            for (int begin = 0; begin < sorted.size(); ) {
                int end = begin;
                while (end + 1 < sorted.size() && sorted.get(end + 1) == sorted.get(end) + 1) {
                    end++;
                }
                if (begin > 0) {
                    html.text(", ");
                }
                link(sorted.get(begin), html);
                if (end > begin) {
                    html.text("–");
                    link(sorted.get(end), html);
                }
                begin = end + 1;
            }
        });
    }

    private int number(Ground ground) {
        return numbers.computeIfAbsent(ground, any -> numbers.size() + 1);
    }

    private static void link(int number, Markup html) {
        html.element("a", () -> {
            html.attribute("href", "#f" + number);
            html.text("F" + number);
        });
    }

    /** All that were named, as somebody finds and checks them. */
    void write(Markup html) {
        AssessmentPage.heading(html, "Facts", "");
        html.element(
                "p",
                "The entries of the journal on which the statements rest. The hash is the SHA-256 of the record's value; the next entry of"
                        + " the partition holds it, and so every entry vouches for all before it.");
        Page.table(
                html,
                List.of("Fact", "Topic and partition", "Offset", "Position", "SHA-256"),
                () -> numbers.forEach((ground, number) -> html.element("tr", () -> {
                    html.attribute("id", "f" + number);
                    html.element("td", "F" + number);
                    html.element("td", ground.topic() + "-" + ground.partition());
                    html.element("td", Long.toString(ground.offset()));
                    html.element("td", Long.toString(ground.position()));
                    html.element("td", () -> html.element("code", ground.sha256()));
                })));
    }
}
