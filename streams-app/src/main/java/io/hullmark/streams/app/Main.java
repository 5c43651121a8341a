package io.hullmark.streams.app;

import io.hullmark.engine.language.CelRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The process that runs nothing but the topology: {@code main [PROPERTIES_FILE]}. The environment overrides the file. */
public final class Main {
    private static final String ENVIRONMENT = "HULLMARK_";

    private Main() {}

    @SuppressWarnings("SystemOut") // the logger may be what is wrong
    public static void main(String[] arguments) throws Exception {
        StreamsApp app;
        try {
            app = StreamsApp.start(StreamsSettings.from(values(arguments, System.getenv())), new CelRules());
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop"));
    }

    static Map<String, String> values(String[] arguments, Map<String, String> environment) throws IOException {
        var values = new HashMap<String, String>();
        if (arguments.length > 0) {
            var file = new Properties();
            try (var in = Files.newBufferedReader(Path.of(arguments[0]))) {
                file.load(in);
            }
            file.stringPropertyNames().forEach(name -> values.put(name, file.getProperty(name)));
        }
        var names = new TreeMap<String, String>();
        StreamsSettings.declared().forEach(setting -> names.put(setting.environmentName(), setting.name()));
        environment.forEach((name, value) -> {
            if (names.containsKey(name)) {
                values.put(names.getOrDefault(name, name), value);
            } else if (name.startsWith(ENVIRONMENT + "KAFKA_")) {
                values.put(
                        name.substring(ENVIRONMENT.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        value);
            }
        });
        return values;
    }
}
