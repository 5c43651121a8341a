package io.hullmark.engine.language;

import io.hullmark.engine.rules.Control;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code rules/controls.yaml} says: by themes, which rules serve which requirements. */
record ControlMapping(
        Map<String, String> frameworks,
        Map<String, Map<Integer, List<String>>> levels,
        Map<String, Map<String, Object>> themes) {

    @SuppressWarnings("unchecked") // a file of ours, of which every part is compared with something
    static ControlMapping read(Path file) throws IOException {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Map<String, Object> parts = yaml.load(Files.readString(file));
        return new ControlMapping(
                (Map<String, String>) parts.getOrDefault("frameworks", Map.of()),
                (Map<String, Map<Integer, List<String>>>) parts.getOrDefault("levels", Map.of()),
                (Map<String, Map<String, Object>>) parts.getOrDefault("themes", Map.of()));
    }

    /** The requirements that a rule serves by its themes, by framework and then by theme. */
    List<Control> of(String rule) {
        return frameworks.entrySet().stream()
                .flatMap(framework -> themes.values().stream()
                        .filter(theme -> texts(theme, "rules").contains(rule))
                        .flatMap(theme -> texts(theme, framework.getKey()).stream())
                        .map(id -> new Control(framework.getKey(), framework.getValue(), id)))
                .distinct()
                .toList();
    }

    /** All rules that are in a theme. */
    List<String> rules() {
        return themes.values().stream()
                .flatMap(theme -> texts(theme, "rules").stream())
                .distinct()
                .toList();
    }

    /** The checks of a version of the benchmark that have a level. */
    List<String> levelled(String version) {
        return levels.getOrDefault(version, Map.of()).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    @SuppressWarnings("unchecked") // as above
    static List<String> texts(Map<String, Object> theme, String name) {
        return (List<String>) theme.getOrDefault(name, List.of());
    }
}
