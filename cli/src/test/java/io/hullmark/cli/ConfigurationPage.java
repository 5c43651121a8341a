package io.hullmark.cli;

import io.hullmark.producer.agent.AgentSettings;
import io.hullmark.schemas.settings.Setting;
import io.hullmark.streams.app.StreamsSettings;
import java.nio.file.Path;
import java.util.List;

/** The page of everything that can be set, made from the settings themselves. */
final class ConfigurationPage {
    static final Path FILE = Path.of("..", "docs", "configuration.md");

    private static final String INTRODUCTION = """
            # Configuration

            A setting can be given as a flag (`--state-dir`), in the environment (`HULLMARK_STATE_DIR`), or in the properties file that
            `HULLMARK_CONFIG` names (`state.dir`); the first of these counts. The flags of the other commands are in `hullmark help COMMAND`, and
            stand in the environment in the same way.

            Any property of Kafka's clients passes through: `--kafka security.protocol=SSL`, `HULLMARK_KAFKA_SECURITY_PROTOCOL=SSL`, or
            `kafka.security.protocol=SSL` in the file.

            Exit codes: 0 done; 1 what was looked at is not in order; 2 wrong flags or input; 3 Kafka, the Docker engine or the schema registry can't be
            reached; 4 `check --fail-on` found what it was told to fail on; 5 a draft would open more than `replay --max-opened`; 70 a defect in
            Hullmark; 130 and 143 ended in order by Ctrl-C or SIGTERM.

            This page is generated from the settings.
            """;

    private ConfigurationPage() {}

    static String text() {
        var page = new StringBuilder(INTRODUCTION);
        section(page, "The agent: `hullmark agent`, `hullmark-agent`", AgentSettings.declared());
        section(page, "The topology: `hullmark streams`", StreamsSettings.declared());
        return page.toString();
    }

    private static void section(StringBuilder page, String title, List<Setting<?>> settings) {
        page.append("\n## %s%n%n| setting | value | default | what it does |%n|---|---|---|---|%n".formatted(title));
        settings.forEach(setting -> page.append(
                "| `%s` | %s | %s | %s |%n".formatted(setting.name(), setting.form(), preset(setting), setting.doc())));
    }

    private static String preset(Setting<?> setting) {
        var home = System.getProperty("user.home", "");
        return setting.defaultText().isEmpty()
                ? ""
                : "`" + setting.defaultText().replace(home, "~") + "`";
    }
}
