package io.hullmark.cli;

import io.hullmark.schemas.settings.Setting;
import io.hullmark.schemas.settings.SettingValues;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where a flag that is not given gets its value: from the environment, then from the properties file that {@code HULLMARK_CONFIG}
 * names, then from its own default.
 *
 * @param environment of this process
 * @param file what the properties file holds
 */
record Defaults(Map<String, String> environment, Map<String, String> file) implements IDefaultValueProvider {
    private static final String CONFIG = Setting.ENVIRONMENT + "CONFIG";

    static Defaults of(Map<String, String> environment) {
        var path = environment.getOrDefault(CONFIG, "");
        try {
            return new Defaults(environment, path.isEmpty() ? Map.of() : SettingValues.ofFile(Path.of(path)));
        } catch (IllegalArgumentException e) {
            throw Complaint.usage(CONFIG + ": " + e.getMessage());
        }
    }

    /** Those of the process that a command is part of. */
    static Defaults in(CommandSpec spec) {
        return (Defaults) spec.root().defaultValueProvider();
    }

    /** The properties of Kafka's clients, under those that were given as flags. */
    Map<String, String> kafkaWith(Map<String, String> flags) {
        var values = new HashMap<>(file);
        values.putAll(SettingValues.ofEnvironment(List.of(), environment));
        var kafka = new HashMap<>(SettingValues.kafka(values));
        kafka.putAll(flags);
        return kafka;
    }

    /** The library that reads flags puts this into a trace that nobody reads: what secrets an environment holds stays out of it. */
    @Override
    public String toString() {
        return "Defaults";
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (argument instanceof OptionSpec option && !option.isMultiValue()) {
            var name = option.longestName().substring(2);
            var fromEnvironment = environment.get(
                    Setting.ENVIRONMENT + name.toUpperCase(Locale.ROOT).replace('-', '_'));
            return fromEnvironment != null ? fromEnvironment : file.get(name.replace('-', '.'));
        }
        return null;
    }
}
