package io.hullmark.producer.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The users and groups of the host, as its files list them; what a directory service adds is not seen. */
final class People {
    private static final String PASSWD = "/etc/passwd";
    private static final String GROUP = "/etc/group";

    private final Sight<List<String[]>> users;
    private final Sight<List<String[]>> groups;
    private final Sight<Map<Long, String>> userNames;
    private final Sight<Map<Long, String>> groupNames;

    private People(Sight<List<String[]>> users, Sight<List<String[]>> groups) {
        this.users = users;
        this.groups = groups;
        this.userNames = users.map(People::names);
        this.groupNames = groups.map(People::names);
    }

    static People of(HostRoot root) {
        return new People(
                Sight.at(PASSWD, () -> entries(root.text(PASSWD), 6)),
                Sight.at(GROUP, () -> entries(root.text(GROUP), 4)));
    }

    private static List<String[]> entries(String text, int fields) {
        return text.lines()
                .map(line -> line.split(":", -1))
                .filter(entry -> entry.length >= fields && entry[2].matches("[0-9]{1,10}"))
                .toList();
    }

    private static Map<Long, String> names(List<String[]> entries) {
        var names = new HashMap<Long, String>();
        entries.forEach(entry -> names.putIfAbsent(Long.parseLong(entry[2]), entry[0]));
        // Whatever else it is called, it is root.
        names.put(0L, "root");
        return names;
    }

    /** A user by name, or by number if it has none. */
    Sight<String> user(long number) {
        return number == 0
                ? Sight.of("root")
                : userNames.map(names -> names.getOrDefault(number, Long.toString(number)));
    }

    /** A group by name, or by number if it has none. */
    Sight<String> group(long number) {
        return number == 0
                ? Sight.of("root")
                : groupNames.map(names -> names.getOrDefault(number, Long.toString(number)));
    }

    /** The home of a user. */
    Sight<String> home(long number) {
        return users.flatMap(entries -> entries.stream()
                .filter(entry -> Long.parseLong(entry[2]) == number && !entry[5].isEmpty())
                .findFirst()
                .map(entry -> Sight.of(entry[5]))
                .orElseGet(() -> Sight.unseen("user " + number + " has no home in " + PASSWD)));
    }

    /** Everybody in a group, given by name or number, those too whose primary group it is; nobody if there is no such group. */
    Sight<List<String>> members(String group) {
        return groups.flatMap(all -> users.map(everybody -> {
            var members = new TreeSet<String>();
            for (String[] entry : all) {
                if (entry[0].equals(group) || entry[2].equals(group)) {
                    List.of(entry[3].split(",", -1)).stream()
                            .map(String::strip)
                            .filter(name -> !name.isEmpty())
                            .forEach(members::add);
                    everybody.stream().filter(user -> user[3].equals(entry[2])).forEach(user -> members.add(user[0]));
                }
            }
            return List.copyOf(members);
        }));
    }
}
