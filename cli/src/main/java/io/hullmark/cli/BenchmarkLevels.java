package io.hullmark.cli;

import io.hullmark.engine.rules.Control;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Of which level the checks of the CIS Docker Benchmark are. That stands beside the shipped rules and not in them, for a level belongs to
 * the check and not to a rule that serves it.
 *
 * @param levels by "version id"
 */
record BenchmarkLevels(Map<String, Integer> levels) {
    private static final String BENCHMARK = "cis-docker";
    private static final BenchmarkLevels NONE = new BenchmarkLevels(Map.of());

    BenchmarkLevels {
        levels = Map.copyOf(levels);
    }

    /** Those of a directory of rules; none if it does not tell. */
    static BenchmarkLevels in(Path rules) {
        var file = rules.resolve("controls.yaml");
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        try (var in = Files.newBufferedReader(file)) {
            Map<?, ?> controls = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return controls.get("levels") instanceof Map<?, ?> versions ? of(versions) : NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BenchmarkLevels of(Map<?, ?> versions) {
        var levels = new TreeMap<String, Integer>();
        versions.forEach((version, byLevel) -> ((Map<?, ?>) byLevel)
                .forEach((level, ids) -> ((List<?>) ids)
                        .forEach(id -> levels.put(version + " " + id, Integer.valueOf(level.toString())))));
        return new BenchmarkLevels(levels);
    }

    /** The level of a control, if it is a check of the benchmark. */
    Optional<Integer> of(Control control) {
        return control.framework().equals(BENCHMARK)
                ? Optional.ofNullable(levels.get(control.version() + " " + control.id()))
                : Optional.empty();
    }
}
