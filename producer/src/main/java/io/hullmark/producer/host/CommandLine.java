package io.hullmark.producer.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of a program's command line, by their long names; those of one letter are dockerd's. */
record CommandLine(Map<String, List<String>> options) {
    private static final Map<Character, String> SHORT = Map.of(
            'D',
            "debug",
            'H',
            "host",
            'G',
            "group",
            'b',
            "bridge",
            'g',
            "data-root",
            'l',
            "log-level",
            'p',
            "pidfile",
            's',
            "storage-driver",
            'c',
            "config");

    /** An option that needs no value takes none from the next word. */
    private static final Set<String> SWITCHES = Set.of(
            "debug",
            "experimental",
            "help",
            "icc",
            "init",
            "ip-forward",
            "ip-masq",
            "ip6tables",
            "iptables",
            "ipv6",
            "live-restore",
            "no-new-privileges",
            "raw-logs",
            "rootless",
            "selinux-enabled",
            "tls",
            "tlsverify",
            "userland-proxy",
            "validate",
            "version");

    /** The options in words of which the first is the program. */
    static CommandLine of(List<String> words) {
        var options = new LinkedHashMap<String, List<String>>();
        for (int i = 1; i < words.size(); i++) {
            var word = words.get(i);
            if (word.length() < 2 || word.charAt(0) != '-') {
                continue;
            }
            var given = word.startsWith("--") ? longOption(word.substring(2)) : shortOption(word);
            if (given.value().isEmpty() && !SWITCHES.contains(given.name()) && i + 1 < words.size()) {
                i++;
                given = new Given(given.name(), Optional.of(words.get(i)));
            }
            options.computeIfAbsent(given.name(), name -> new ArrayList<>())
                    .add(given.value().orElse("true"));
        }
        return new CommandLine(options);
    }

    private record Given(String name, Optional<String> value) {}

    private static Given longOption(String word) {
        int equals = word.indexOf('=');
        var name = equals < 0 ? word : word.substring(0, equals);
        return new Given(
                name.equals("graph") ? "data-root" : name,
                equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1)));
    }

    /** Such as "-D", "-H", "-Hfd://" and "-H=fd://". */
    private static Given shortOption(String word) {
        var name = SHORT.getOrDefault(word.charAt(1), word.substring(1, 2));
        var rest = word.substring(2);
        return new Given(
                name, rest.isEmpty() ? Optional.empty() : Optional.of(rest.startsWith("=") ? rest.substring(1) : rest));
    }

    List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    /** The last value of an option that holds one value. */
    Optional<String> last(String option) {
        var values = all(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }
}
