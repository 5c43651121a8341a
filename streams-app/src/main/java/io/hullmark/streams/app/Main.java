package io.hullmark.streams.app;

import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.settings.SettingValues;
import java.nio.file.Path;
import java.util.HashMap;

/** The process that runs nothing but the topology: {@code main [PROPERTIES_FILE]}. The environment overrides the file. */
public final class Main {
    private Main() {}

    @SuppressWarnings("SystemOut") // the logger may be what is wrong
    public static void main(String[] arguments) {
        StreamsApp app;
        try {
            var values = new HashMap<String, String>();
            for (String file : arguments) {
                values.putAll(SettingValues.ofFile(Path.of(file)));
            }
            values.putAll(SettingValues.of(StreamsSettings.declared(), System.getenv()));
            app = StreamsApp.start(StreamsSettings.from(values), new CelRules());
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop"));
    }
}
