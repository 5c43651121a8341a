package io.hullmark.producer.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The units of systemd, found where systemd looks for them, in its order. */
final class Units {
    private static final List<String> SEARCH = List.of(
            "/etc/systemd/system",
            "/run/systemd/system",
            "/usr/local/lib/systemd/system",
            "/usr/lib/systemd/system",
            "/lib/systemd/system");

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private final HostRoot root;

    Units(HostRoot root) {
        this.root = root;
    }

    /** The files that make a unit: its own, then its drop-ins. Empty if there is none. */
    List<String> files(String unit) {
        var files = new ArrayList<String>();
        fragment(unit).ifPresent(files::add);
        var dropIns = new TreeMap<String, String>();
        for (String place : SEARCH) {
            var directory = place + "/" + unit + ".d";
            Sight.at(directory, List.<String>of(), () -> root.names(directory)).orElse(List.of()).stream()
                    .filter(name -> name.endsWith(".conf"))
                    .forEach(name -> dropIns.putIfAbsent(name, directory + "/" + name));
        }
        files.addAll(dropIns.values());
        return files;
    }

    /** The first that exists. One that may not be looked at counts, since whoever looks at it will be told why. */
    private Optional<String> fragment(String unit) {
        return SEARCH.stream()
                .map(directory -> directory + "/" + unit)
                .filter(path ->
                        Sight.at(path, false, () -> root.find(path) != null).orElse(true))
                .findFirst();
    }

    /** Where a unit would be if there were one: the last place of the search. */
    static String usual(String unit) {
        return SEARCH.get(SEARCH.size() - 1) + "/" + unit;
    }

    /** All values of a setting over all files of a unit; an empty one takes back those before it. */
    Sight<List<String>> values(String unit, String setting) {
        var files = files(unit);
        if (files.isEmpty()) {
            return Sight.unseen("there is no unit " + unit);
        }
        return Sight.at(String.join(", ", files), () -> {
            var values = new ArrayList<String>();
            for (String file : files) {
                for (String line : root.text(file).replace("\\\n", " ").split("\n", -1)) {
                    if (line.strip().startsWith(setting + "=")) {
                        var value = line.strip().substring(setting.length() + 1).strip();
                        if (value.isEmpty()) {
                            values.clear();
                        } else {
                            values.add(value);
                        }
                    }
                }
            }
            return values;
        });
    }

    /** The words of the command that a unit starts. */
    Sight<List<String>> command(String unit) {
        return values(unit, "ExecStart").flatMap(commands -> {
            if (commands.isEmpty()) {
                return Sight.unseen(unit + " starts nothing");
            }
            var words = words(commands.get(commands.size() - 1));
            return words.stream().anyMatch(word -> word.contains("$"))
                    ? Sight.unseen(unit + " takes options from variables")
                    : Sight.of(words);
        });
    }

    private static List<String> words(String command) {
        var matcher = WORD.matcher(command.replaceFirst("^[-@:+!|]+", ""));
        var words = new ArrayList<String>();
        while (matcher.find()) {
            words.add(
                    matcher.group(1) != null
                            ? matcher.group(1)
                            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        return words;
    }
}
