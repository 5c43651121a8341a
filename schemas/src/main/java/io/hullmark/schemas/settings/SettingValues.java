package io.hullmark.schemas.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Collects values from where a process may be told them. */
public final class SettingValues {
    /** What the names of Kafka's own properties begin with. */
    public static final String KAFKA = "kafka.";

    private static final String KAFKA_IN_ENVIRONMENT = Setting.ENVIRONMENT + "KAFKA_";

    private SettingValues() {}

    /**
     * The values of a properties file.
     *
     * @throws IllegalArgumentException if it can't be read, naming it and the reason
     */
    public static Map<String, String> ofFile(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("can't read '%s' as a properties file: %s".formatted(file, e), e);
        }
        var values = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }

    /** What the environment says of some settings and of Kafka's properties: HULLMARK_KAFKA_SECURITY_PROTOCOL is kafka.security.protocol. */
    public static Map<String, String> ofEnvironment(List<Setting<?>> settings, Map<String, String> environment) {
        var values = new HashMap<String, String>();
        settings.forEach(setting -> {
            var value = environment.get(setting.environmentName());
            if (value != null) {
                values.put(setting.name(), value);
            }
        });
        environment.forEach((name, value) -> {
            if (name.startsWith(KAFKA_IN_ENVIRONMENT)) {
                var property = name.substring(KAFKA_IN_ENVIRONMENT.length());
                values.put(KAFKA + property.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return values;
    }

    /** The environment over the file that HULLMARK_CONFIG names, if it does. */
    public static Map<String, String> of(List<Setting<?>> settings, Map<String, String> environment) {
        var values = new HashMap<String, String>();
        var file = environment.getOrDefault(Setting.ENVIRONMENT + "CONFIG", "");
        if (!file.isEmpty()) {
            values.putAll(ofFile(Path.of(file)));
        }
        values.putAll(ofEnvironment(settings, environment));
        return values;
    }

    /** Kafka's own properties among the values, without their prefix. */
    public static Map<String, String> kafka(Map<String, String> values) {
        var kafka = new HashMap<String, String>();
        values.forEach((name, value) -> {
            if (name.startsWith(KAFKA)) {
                kafka.put(name.substring(KAFKA.length()), value);
            }
        });
        return kafka;
    }
}
