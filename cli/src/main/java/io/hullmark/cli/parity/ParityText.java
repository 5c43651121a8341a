package io.hullmark.cli.parity;

import static io.hullmark.cli.console.Palette.harmless;

import io.hullmark.cli.console.Palette;
import io.hullmark.cli.parity.Pair.Outcome;
import io.hullmark.engine.rules.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the two differ, for people: first what nobody has explained, then each explanation once with those it is about.
 *
 * @param palette colours or none
 */
public record ParityText(Palette palette) {

    public void write(BenchLog log, List<Pair> pairs, PrintWriter out) {
        var unexplained = pairs.stream()
                .filter(pair -> pair.outcome() == Outcome.UNEXPLAINED)
                .toList();
        if (!unexplained.isEmpty()) {
            out.println(palette.strong("UNEXPLAINED"));
            unexplained.forEach(pair -> unexplained(pair, out));
            out.println();
        }
        explained(pairs, out);
        out.println(summary(log, pairs));
        out.flush();
    }

    private void unexplained(Pair pair, PrintWriter out) {
        out.println(
                "  %-7s %s: %s".formatted(pair.check(), harmless(pair.subject().text()), said(pair)));
        pair.seen().forEach(seen -> out.println("          " + palette.faint(harmless(seen))));
    }

    private static String said(Pair pair) {
        var named = pair.named().isEmpty() ? "" : " (" + harmless(String.join(" ", pair.named())) + ")";
        return "theirs %s%s, ours %s"
                .formatted(
                        pair.theirs(),
                        named,
                        pair.ours()
                                .map(verdict -> verdict + " by " + String.join(", ", pair.rules()))
                                .orElse("nothing: we did not see it"));
    }

    private void explained(List<Pair> pairs, PrintWriter out) {
        var byReason = new LinkedHashMap<Explanation, List<Pair>>();
        for (var pair : pairs) {
            pair.explanations()
                    .forEach(explanation -> byReason.computeIfAbsent(explanation, unused -> new ArrayList<>())
                            .add(pair));
        }
        if (byReason.isEmpty()) {
            return;
        }
        out.println(palette.strong("EXPLAINED"));
        byReason.forEach((explanation, about) -> {
            out.println("  " + palette.strong(explanation.whose().text()) + ": " + explanation.why());
            lines(about).forEach(line -> out.println("    " + line));
            out.println();
        });
    }

    /** Subjects of which both say the same, by the same check, stand on one line. */
    private List<String> lines(List<Pair> pairs) {
        var same = new LinkedHashMap<String, List<String>>();
        for (var pair : pairs) {
            var head = "%-7s theirs %s, ours %s"
                    .formatted(
                            pair.check(),
                            pair.theirs(),
                            pair.ours().map(Verdict::name).orElse("nothing"));
            same.computeIfAbsent(head, unused -> new ArrayList<>())
                    .add(harmless(pair.subject().text()));
        }
        return same.entrySet().stream()
                .map(entry -> entry.getKey() + "  "
                        + palette.faint(entry.getValue().stream().collect(Collectors.joining(", "))))
                .toList();
    }

    private static String summary(BenchLog log, List<Pair> pairs) {
        return "docker-bench-security %s and we, %d times the same check of the same subject: %d agree, %d differ and are explained, %d differ unexplained"
                .formatted(
                        harmless(log.release()),
                        pairs.size(),
                        Parity.count(pairs, Outcome.AGREE),
                        Parity.count(pairs, Outcome.EXPLAINED),
                        Parity.count(pairs, Outcome.UNEXPLAINED));
    }
}
