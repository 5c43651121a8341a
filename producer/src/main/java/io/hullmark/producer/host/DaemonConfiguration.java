package io.hullmark.producer.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the daemon was told: by its flags, and where they say nothing by its file. It refuses to start when both set an option, so
 * if they do the file was changed since.
 */
final class DaemonConfiguration {
    /** Options that the engine tells of by itself, under the name it has for them. */
    private static final Map<String, String> TOLD = Map.of(
            "debug", "Debug",
            "experimental", "ExperimentalBuild",
            "live-restore", "LiveRestoreEnabled",
            "log-driver", "LoggingDriver",
            "storage-driver", "Driver");

    private final String path;
    private final Sight<CommandLine> flags;
    private final Sight<JsonNode> file;

    DaemonConfiguration(String path, Sight<CommandLine> flags, Sight<JsonNode> file) {
        this.path = path;
        this.flags = flags;
        this.file = file;
    }

    static DaemonConfiguration of(HostRoot root, Sight<CommandLine> flags, String usualFile) {
        var path = flags.map(line -> line.last("config-file").orElse(usualFile)).orElse(usualFile);
        return new DaemonConfiguration(path, flags, DaemonFile.read(root, path));
    }

    /** The configuration file. */
    String path() {
        return path;
    }

    Sight<Optional<String>> text(String option) {
        return value(option, option, line -> line.last(option), JsonNode::asText);
    }

    Sight<Optional<Boolean>> flag(String option) {
        return value(option, option, line -> line.last(option).map(DaemonConfiguration::isTrue), JsonNode::asBoolean);
    }

    /** The values of an option that may be given often, which the file knows by another name. */
    Sight<Optional<List<String>>> texts(String option, String inFile) {
        return value(option, inFile, line -> Optional.of(line.all(option)).filter(all -> !all.isEmpty()), node -> {
            var texts = new ArrayList<String>();
            node.forEach(element -> texts.add(element.asText()));
            return texts;
        });
    }

    /** What the file says of an option that its flags do not set; flags that set it win. */
    <T> Sight<Optional<T>> value(
            String option, String inFile, Function<CommandLine, Optional<T>> inFlags, Function<JsonNode, T> reading) {
        var given = flags.map(inFlags);
        if (given.orElse(Optional.empty()).isPresent()) {
            return given;
        }
        return file.flatMap(
                json -> json.hasNonNull(inFile) ? Sight.of(Optional.of(reading.apply(json.get(inFile)))) : given);
    }

    /** As Go reads it. */
    private static boolean isTrue(String value) {
        return List.of("1", "t", "T", "true", "TRUE", "True").contains(value);
    }

    /** Options of the file that are not what the daemon runs with: its flags set them, or the engine says otherwise. */
    Sight<List<String>> conflicts(JsonNode info) {
        return file.flatMap(json -> flags.map(line -> {
            var conflicts = new TreeSet<String>();
            json.fieldNames().forEachRemaining(name -> {
                if (isSet(line, name) || isToldOtherwise(json.get(name), info.path(TOLD.getOrDefault(name, "")))) {
                    conflicts.add(name);
                }
            });
            return List.copyOf(conflicts);
        }));
    }

    private static boolean isSet(CommandLine line, String name) {
        return !line.all(name).isEmpty()
                || !line.all(name.replaceFirst("ies$", "y")).isEmpty()
                || !line.all(name.replaceFirst("s$", "")).isEmpty();
    }

    private static boolean isToldOtherwise(JsonNode configured, JsonNode told) {
        return told.isValueNode() && !told.isNull() && !told.asText().equals(configured.asText());
    }
}
