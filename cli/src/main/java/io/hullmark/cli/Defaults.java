package io.hullmark.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where a flag that is not given gets its value: from the environment, then from the properties file that {@code HULLMARK_CONFIG}
 * names, then from its own default.
 */
record Defaults(Map<String, String> environment, Map<String, String> file) implements IDefaultValueProvider {
    static final String CONFIG = "HULLMARK_CONFIG";

    static Defaults of(Map<String, String> environment) {
        var path = environment.getOrDefault(CONFIG, "");
        return new Defaults(environment, path.isEmpty() ? Map.of() : read(Path.of(path)));
    }

    private static Map<String, String> read(Path path) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw Complaint.usage(
                    "%s names '%s', which can't be read as a properties file: %s".formatted(CONFIG, path, e));
        }
        var values = new java.util.TreeMap<String, String>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return Map.copyOf(values);
    }

    /** The name of a flag in the environment. */
    static String environmentName(String flag) {
        return "HULLMARK_" + flag.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The name of a flag in the file. */
    static String fileName(String flag) {
        return flag.substring(2);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (argument instanceof OptionSpec option && !option.isMultiValue()) {
            var flag = option.longestName();
            var fromEnvironment = environment.get(environmentName(flag));
            return fromEnvironment != null ? fromEnvironment : file.get(fileName(flag));
        }
        return null;
    }
}
