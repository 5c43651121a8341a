package io.hullmark.cli;

import io.hullmark.schemas.settings.SettingValues;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
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
        try {
            return SettingValues.ofFile(path);
        } catch (IllegalArgumentException e) {
            throw Complaint.usage(CONFIG + ": " + e.getMessage());
        }
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
