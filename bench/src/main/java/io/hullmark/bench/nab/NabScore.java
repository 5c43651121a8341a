package io.hullmark.bench.nab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs the detector of {@code hullmark detect} over the labelled series and prints what it found and how it scores. */
public final class NabScore {
    private static final String USAGE =
            "usage: nab --data DIR   (the benchmark's repository, or windows.json and series)";

    private NabScore() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2 || !arguments[0].equals("--data")) {
            System.err.println(USAGE);
            System.exit(2);
        }
        var labels = Labels.in(Path.of(arguments[1]));
        var judged = new ArrayList<JudgedSeries>();
        System.out.printf("%-60s %8s %6s %6s %8s%n", "series", "windows", "found", "false", "sum");
        for (var name : labels.windows().keySet()) {
            var series = labels.judge(name);
            print(name, series.byFlags());
            judged.add(series);
        }
        System.out.println();
        var categories = judged.stream()
                .collect(Collectors.groupingBy(JudgedSeries::category, TreeMap::new, Collectors.toList()));
        categories.forEach((category, series) -> print(category, byFlags(series)));
        var all = byFlags(judged);
        print("all", all);
        var best = BestThreshold.of(judged);
        System.out.printf(
                "%nscore, standard profile: %.2f by its own flags; %.2f by the best threshold (%.4f: %d found, %d false)%n",
                all.score(),
                best.result().score(),
                best.threshold(),
                best.result().found(),
                best.result().falseAlarms());
    }

    private static Result byFlags(List<JudgedSeries> series) {
        return Result.total(series.stream().map(JudgedSeries::byFlags).toList());
    }

    private static void print(String name, Result result) {
        System.out.printf(
                "%-60s %8d %6d %6d %8.2f%s%n",
                name,
                result.windows(),
                result.found(),
                result.falseAlarms(),
                result.sum(),
                name.contains("/") || result.windows() == 0 ? "" : "   score %.2f".formatted(result.score()));
    }
}
