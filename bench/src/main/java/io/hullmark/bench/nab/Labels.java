package io.hullmark.bench.nab;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hullmark.engine.detectors.SampleTable;
import io.hullmark.engine.detectors.SeriesDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The labelled series of a folder: the benchmark's repository, or a folder with a file of windows and the series below it.
 *
 * @param series the folder that the names of series are relative to
 * @param windows first and last time of each window, by series
 */
record Labels(Path series, TreeMap<String, List<List<String>>> windows) {
    private static final List<String> FILES =
            List.of("windows.json", "combined_windows.json", "labels/combined_windows.json");

    static Labels in(Path folder) throws IOException {
        var file = FILES.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IOException("there is none of %s in %s; name the benchmark's folder with --data"
                        .formatted(String.join(", ", FILES), folder)));
        var windows = new ObjectMapper()
                .readValue(file.toFile(), new TypeReference<TreeMap<String, List<List<String>>>>() {});
        return new Labels(Files.isDirectory(folder.resolve("data")) ? folder.resolve("data") : folder, windows);
    }

    /** Lets a new detector judge one of the series, as {@code hullmark detect} does. */
    JudgedSeries judge(String name) throws IOException {
        var times = new ArrayList<String>();
        var scores = Stream.<Double>builder();
        var flags = new ArrayList<Boolean>();
        var detector = new SeriesDetector();
        var file = series.resolve(name);
        try (var rows = Files.newBufferedReader(file)) {
            var table = SampleTable.of(file.toString(), rows.readLine());
            for (var row = rows.readLine(); row != null; row = rows.readLine()) {
                var sample = table.next(row);
                var judgement = detector.observe(sample.value());
                times.add(sample.timestamp());
                scores.add(judgement.score());
                flags.add(judgement.anomaly());
            }
        }
        var flagged = new boolean[flags.size()];
        for (int row = 0; row < flagged.length; row++) {
            flagged[row] = flags.get(row);
        }
        return new JudgedSeries(
                name,
                windowsIn(times, windows.getOrDefault(name, List.of())),
                scores.build().mapToDouble(Double::doubleValue).toArray(),
                flagged);
    }

    /** Times of labels have a fraction that times of rows lack; both sort as text. */
    static List<Window> windowsIn(List<String> times, List<List<String>> limits) {
        var windows = new ArrayList<Window>();
        for (var limit : limits) {
            var from = withoutFraction(limit.get(0));
            var to = withoutFraction(limit.get(1));
            int first = times.size();
            int last = -1;
            for (int row = 0; row < times.size(); row++) {
                var time = withoutFraction(times.get(row));
                if (time.compareTo(from) >= 0 && time.compareTo(to) <= 0) {
                    first = Math.min(first, row);
                    last = row;
                }
            }
            if (last >= 0) {
                windows.add(new Window(first, last));
            }
        }
        return windows;
    }

    private static String withoutFraction(String time) {
        int point = time.indexOf('.');
        return point < 0 ? time : time.substring(0, point);
    }
}
