package io.hullmark.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A file for Docker Compose. */
record Composition(Map<?, ?> file) {

    static Composition in(Path path) {
        try {
            Map<?, ?> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(path));
            return new Composition(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Service> services() {
        return map(in(file, "services")).entrySet().stream()
                .map(service -> new Service(service.getKey().toString(), map(service.getValue())))
                .toList();
    }

    Service service(String name) {
        return services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no service " + name));
    }

    Set<?> volumes() {
        return map(in(file, "volumes")).keySet();
    }

    private static Object in(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    /** One of its services. */
    record Service(String name, Map<?, ?> body) {
        boolean has(String key) {
            return body.containsKey(key);
        }

        String text(String key) {
            return String.valueOf(body.get(key));
        }

        String image() {
            return text("image");
        }

        Optional<String> dockerfile() {
            return has("build")
                    ? Optional.of(in(map(in(body, "build")), "dockerfile").toString())
                    : Optional.empty();
        }

        List<String> command() {
            return strings("command");
        }

        List<String> volumes() {
            return strings("volumes");
        }

        Map<String, String> environment() {
            return entries("environment");
        }

        /** The services that it waits for, and for what of them. */
        Map<String, String> dependsOn() {
            var conditions = new TreeMap<String, String>();
            if (has("depends_on")) {
                map(in(body, "depends_on"))
                        .forEach((other, how) -> conditions.put(
                                other.toString(), in(map(how), "condition").toString()));
            }
            return conditions;
        }

        private List<String> strings(String key) {
            return has(key)
                    ? ((List<?>) in(body, key)).stream().map(Object::toString).toList()
                    : List.of();
        }

        private Map<String, String> entries(String key) {
            var entries = new TreeMap<String, String>();
            if (has(key)) {
                map(in(body, key)).forEach((name, value) -> entries.put(name.toString(), value.toString()));
            }
            return entries;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
