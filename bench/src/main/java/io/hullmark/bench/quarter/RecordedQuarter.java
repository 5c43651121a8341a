package io.hullmark.bench.quarter;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hullmark.bench.Scratch;
import io.hullmark.engine.language.RulePack;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.export.Export;
import io.hullmark.streams.replay.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Records the life of a fleet with the topology itself, whose clock is turned, as an export that {@code --source} reads. The rules are
 * the shipped ones. What the simulation did is told in a file beside it, for {@link QuarterQuestions}.
 */
public final class RecordedQuarter {
    private static final String BREACHES = "breaches.json";

    private static final Instant BEGIN = Instant.parse("2026-04-01T00:00:00Z");

    private RecordedQuarter() {}

    /** {@code DIR [CONTAINERS [DAYS [HEARTBEAT_SECONDS [SEED]]]]}, by default 1000, 91, 10 and 1. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("name a directory that is new or empty");
        }
        var out = Path.of(arguments[0]);
        int containers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        int days = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 91;
        var heartbeat = Duration.ofSeconds(arguments.length > 3 ? Long.parseLong(arguments[3]) : 10);
        long seed = arguments.length > 4 ? Long.parseLong(arguments[4]) : 1;
        try (var scratch = Scratch.open();
                var site = new SimulatedSite(scratch.directory(), BEGIN)) {
            long begun = System.nanoTime();
            var fleet = new SimulatedFleet(site, containers, heartbeat, rules(), new Random(seed));
            for (int day = 0; day < days; day++) {
                fleet.live(day);
                System.out.printf(
                        "day %d: %d facts, %d s%n", day + 1, site.count(), (System.nanoTime() - begun) / 1_000_000_000);
            }
            var names = new Export.Names(SimulatedSite.FACTS, SimulatedSite.VIOLATIONS, "hullmark.checkpoints");
            new Export(site, names, Map.of(), SchemaArchive.shipped()).write(out, Span.ALL);
            write(out.resolve(BREACHES), fleet.breaches());
        }
    }

    /** The shipped rules by their ids. */
    static SortedMap<String, String> rules() {
        if (RulePack.load(Path.of("rules")) instanceof RulePack.Loading.Loaded loaded) {
            var texts = new TreeMap<String, String>();
            loaded.pack()
                    .entries()
                    .forEach(entry -> texts.put(
                            entry.rule().id().value(), entry.compiled().text()));
            return texts;
        }
        throw new IllegalStateException("there are no rules in 'rules': run it from the project's directory");
    }

    /** What was told of breaches beside a record. */
    static List<Breach> breaches(Path directory) throws IOException {
        var told = new ArrayList<Breach>();
        for (var breach : JsonMapper.builder()
                .build()
                .readTree(directory.resolve(BREACHES).toFile())) {
            told.add(new Breach(
                    breach.path("container").asText(),
                    Instant.parse(breach.path("from").asText()),
                    Instant.parse(breach.path("until").asText())));
        }
        return told;
    }

    private static void write(Path file, List<Breach> breaches) throws IOException {
        var told = breaches.stream()
                .sorted(Comparator.comparing(Breach::from).thenComparing(Breach::container))
                .map(breach -> Map.of(
                        "container", breach.container(),
                        "from", breach.from().toString(),
                        "until", breach.until().toString()))
                .toList();
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), told);
    }
}
