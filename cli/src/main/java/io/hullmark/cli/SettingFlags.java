package io.hullmark.cli;

import io.hullmark.schemas.settings.Setting;
import io.hullmark.schemas.settings.SettingValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives a command one flag for each setting of the process that it runs, so that a setting is declared once. */
final class SettingFlags {
    private static final String KAFKA = "--kafka";

    private final List<Setting<?>> settings;

    SettingFlags(List<Setting<?>> settings) {
        this.settings = settings;
    }

    /** The command with the flags. */
    CommandLine on(Object command) {
        var spec = CommandSpec.forAnnotatedObject(command);
        for (var setting : settings) {
            spec.addOption(OptionSpec.builder(setting.flag())
                    .paramLabel("VALUE")
                    .type(String.class)
                    .description(description(setting))
                    .build());
        }
        spec.addOption(OptionSpec.builder(KAFKA)
                .paramLabel("PROPERTY=VALUE")
                .type(Map.class)
                .auxiliaryTypes(String.class, String.class)
                .description("Any property of Kafka's clients, such as security.protocol=SSL. May be repeated.")
                .build());
        return new CommandLine(spec);
    }

    /** What the process is told, by flags or by what stands in for them. */
    Map<String, String> values(CommandSpec spec) {
        var values = new HashMap<String, String>();
        for (var setting : settings) {
            String flag = spec.findOption(setting.flag()).getValue();
            if (flag != null) {
                values.put(setting.name(), flag);
            }
        }
        Map<String, String> flags = spec.findOption(KAFKA).getValue();
        Defaults.in(spec)
                .kafkaWith(flags == null ? Map.of() : flags)
                .forEach((property, value) -> values.put(SettingValues.KAFKA + property, value));
        return values;
    }

    private static String description(Setting<?> setting) {
        var preset = setting.defaultText().isEmpty() ? "" : " Default: " + setting.defaultText() + ".";
        return (setting.doc() + " It is " + setting.form() + "." + preset).replace("%", "%%");
    }
}
