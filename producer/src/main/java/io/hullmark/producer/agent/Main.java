package io.hullmark.producer.agent;

import io.hullmark.producer.spool.SpoolInUse;
import io.hullmark.schemas.settings.Setting;
import io.hullmark.schemas.settings.SettingValues;
import io.hullmark.schemas.topics.TopicsRefusedException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The process that runs nothing but the agent, told what to do by flags, its environment, or the file that HULLMARK_CONFIG names. */
public final class Main {
    private static final int NOT_IN_ORDER = 1;
    private static final int USAGE = 2;

    private Main() {}

    @SuppressWarnings("SystemOut") // the logger may be what is wrong
    public static void main(String[] arguments) {
        if (arguments.length == 1 && arguments[0].equals("--help")) {
            System.out.print(help());
            return;
        }
        try {
            Map<String, String> values = new HashMap<>(SettingValues.of(AgentSettings.declared(), System.getenv()));
            values.putAll(flags(arguments));
            Agent agent = Agent.start(AgentSettings.from(values));
            closeAtTheEnd(agent);
            Thread.currentThread().join();
        } catch (TopicsRefusedException | SpoolInUse | UncheckedIOException e) {
            System.err.println("hullmark-agent: " + e.getMessage());
            System.exit(NOT_IN_ORDER);
        } catch (IllegalArgumentException e) {
            System.err.println("hullmark-agent: " + e.getMessage());
            System.exit(USAGE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeAtTheEnd(Agent agent) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(agent::close, "stop"));
        } catch (IllegalStateException e) {
            // The signal came while the agent was starting.
            agent.close();
        }
    }

    /** Settings as flags: "--spool-dir DIRECTORY", "--kafka PROPERTY=VALUE". */
    static Map<String, String> flags(String[] arguments) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < arguments.length; i += 2) {
            String flag = arguments[i];
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(flag + " must be followed by a value; --help lists all flags");
            }
            String value = arguments[i + 1];
            int equals = value.indexOf('=');
            if (flag.equals("--kafka") && equals > 0) {
                values.put(SettingValues.KAFKA + value.substring(0, equals), value.substring(equals + 1));
            } else {
                values.put(nameOf(flag), value);
            }
        }
        return values;
    }

    private static String nameOf(String flag) {
        return AgentSettings.declared().stream()
                .filter(setting -> setting.flag().equals(flag))
                .map(Setting::name)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(flag + " must be a flag of the agent; --help lists all flags"));
    }

    private static String help() {
        var text = new StringBuilder("""
                hullmark-agent [FLAG VALUE]...

                Watches this host's Docker engine and sends what is seen to Kafka, until stopped by a signal.
                Settings are read from the properties file that HULLMARK_CONFIG names, from the environment, and from flags.

                """);
        for (Setting<?> setting : AgentSettings.declared()) {
            text.append("%s  (%s)%n    %s It is %s.%s%n"
                    .formatted(
                            setting.flag(),
                            setting.environmentName(),
                            setting.doc(),
                            setting.form(),
                            setting.defaultText().isEmpty() ? "" : " Default: " + setting.defaultText() + "."));
        }
        return text.append("""
                --kafka PROPERTY=VALUE  (HULLMARK_KAFKA_PROPERTY)
                    Any property of Kafka's clients, such as security.protocol=SSL. May be repeated.

                Exit codes:
                    0          this help
                    1          topics, spool or port are not in order
                    2          wrong flags or settings
                    3          out of memory
                    130, 143   stopped by Ctrl-C or SIGTERM, in order: what was not sent waits in the spool
                """).toString();
    }
}
