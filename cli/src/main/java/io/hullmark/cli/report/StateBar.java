package io.hullmark.cli.report;

import io.hullmark.engine.assessment.ControlState;
import io.hullmark.engine.assessment.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Draws which part of the time subjects were in which state: as a bar, or one beside the other over the span. */
final class StateBar {
    static final String STYLE =
            ".COMPLIANT{fill:#2e7d4f}.FAILING{fill:#b00020}.ACCEPTED{fill:#c9a227}.ATTESTED{fill:#2b6cb0}"
                    + ".MANUAL{fill:#90b4d8}.BLIND{fill:#9a9a9a}.legend{margin-right:1rem;white-space:nowrap}"
                    + ".legend svg{width:.8rem;height:.8rem;display:inline}svg.course{height:3rem;border:1px solid #ddd}svg rect{shape-rendering:crispEdges}";

    private static final int WIDTH = 1_000;

    private StateBar() {}

    /** One bar. */
    static void draw(Times times, Markup html) {
        html.element("svg", () -> {
            html.attribute("viewBox", "0 0 1000 40")
                    .attribute("preserveAspectRatio", "none")
                    .attribute("style", "height:.9rem")
                    .attribute("role", "img")
                    .attribute("aria-label", words(times));
            html.element("title", words(times));
            int left = 0;
            for (int state = 0; state < StateWords.SHOWN.size(); state++) {
                int right = edge(times, state);
                rectangle(StateWords.SHOWN.get(state), left, 0, right - left, 40, html);
                left = right;
            }
        });
    }

    /** The course of the states over the span, from left to right. */
    static void course(List<Times> parts, Instant from, Instant to, Markup html) {
        html.element("svg", () -> {
            html.attribute("class", "course")
                    .attribute("viewBox", "0 0 %d %d".formatted(WIDTH, WIDTH))
                    .attribute("preserveAspectRatio", "none")
                    .attribute("role", "img")
                    .attribute("aria-label", "from %s to %s".formatted(from, to));
            int begin = 0;
            for (int part = 1; part <= parts.size(); part++) {
                if (part == parts.size() || !edges(parts.get(part)).equals(edges(parts.get(begin)))) {
                    int left = WIDTH * begin / parts.size();
                    column(parts.get(begin), left, WIDTH * part / parts.size() - left, html);
                    begin = part;
                }
            }
        });
        html.element("small", "%s to %s, what was kept at the top".formatted(from, to));
    }

    private static void column(Times times, int left, int width, Markup html) {
        int top = 0;
        for (int state = 0; state < StateWords.SHOWN.size(); state++) {
            int bottom = edge(times, state);
            rectangle(StateWords.SHOWN.get(state), left, top, width, bottom - top, html);
            top = bottom;
        }
    }

    private static void rectangle(ControlState state, int x, int y, int width, int height, Markup html) {
        if (width > 0 && height > 0) {
            html.empty(
                    "rect",
                    () -> html.attribute("x", x)
                            .attribute("y", y)
                            .attribute("width", width)
                            .attribute("height", height)
                            .attribute("class", state.name()));
        }
    }

    /** Which colour says what. */
    static void legend(Markup html) {
        html.element(
                "p",
                () -> StateWords.SHOWN.forEach(state -> html.element("span", () -> {
                    html.attribute("class", "legend");
                    html.element("svg", () -> {
                        html.attribute("viewBox", "0 0 12 12").attribute("aria-hidden", "true");
                        rectangle(state, 0, 0, 12, 12, html);
                    });
                    html.text(" " + StateWords.of(state) + " ");
                })));
    }

    private static String words(Times times) {
        var words = new ArrayList<String>();
        for (ControlState state : StateWords.SHOWN) {
            if (!times.in(state).isZero()) {
                words.add("%s %s h".formatted(StateWords.of(state), HoursText.of(times.in(state))));
            }
        }
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private static List<Integer> edges(Times times) {
        var edges = new ArrayList<Integer>();
        for (int state = 0; state < StateWords.SHOWN.size(); state++) {
            edges.add(edge(times, state));
        }
        return edges;
    }

    /** Where a state ends, of those that are shown before it and itself. */
    private static int edge(Times times, int last) {
        double before = 0;
        for (int state = 0; state <= last; state++) {
            before += times.in(StateWords.SHOWN.get(state)).toMillis();
        }
        double all = times.applied().toMillis();
        return all == 0 ? 0 : (int) Math.round(WIDTH * before / all);
    }
}
