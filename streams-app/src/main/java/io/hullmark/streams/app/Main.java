package io.hullmark.streams.app;

import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.settings.SettingValues;

/** The process that runs nothing but the topology, told what to do by its environment. */
public final class Main {
    private Main() {}

    @SuppressWarnings("SystemOut") // the logger may be what is wrong
    public static void main(String[] arguments) {
        StreamsApp app;
        try {
            var values = SettingValues.of(StreamsSettings.declared(), System.getenv());
            app = StreamsApp.start(StreamsSettings.from(values), new CelRules());
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop"));
    }
}
