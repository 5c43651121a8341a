package io.hullmark.producer.translate;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.wire.ContainerProcesses;
import io.hullmark.wire.RunningProcess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the engine's process list: names and users alone, since the arguments may be secrets. */
public final class ProcessList {
    /** What to ask the host's ps for. The engine itself needs the process id. */
    public static final String ARGUMENTS = "-eo%20user,pid,comm";

    private static final int MOST = 200;
    private static final Comparator<RunningProcess> ORDER =
            Comparator.comparing(RunningProcess::getName).thenComparing(RunningProcess::getUser);

    private ProcessList() {}

    /** The distinct processes; nothing if the list has no such columns. */
    public static Optional<ContainerProcesses> from(JsonNode top) {
        var titles = new Raw(top)
                .texts("Titles").stream()
                        .map(title -> title.toUpperCase(Locale.ROOT))
                        .toList();
        int user = Math.max(titles.indexOf("USER"), titles.indexOf("UID"));
        int command = Math.max(titles.indexOf("COMMAND"), titles.indexOf("CMD"));
        if (user < 0 || command < 0) {
            return Optional.empty();
        }
        var all = new ArrayList<RunningProcess>();
        for (JsonNode row : top.path("Processes")) {
            var name = row.path(command).asText("");
            if (!name.isEmpty()) {
                all.add(new RunningProcess(program(name), row.path(user).asText("")));
            }
        }
        return Optional.of(of(all));
    }

    /** The distinct ones of some processes, in order, as many as a snapshot holds. */
    public static ContainerProcesses of(Collection<RunningProcess> processes) {
        var distinct = new TreeSet<>(ORDER);
        distinct.addAll(processes);
        return new ContainerProcesses(distinct.stream().limit(MOST).toList());
    }

    /** The name of the program, should the list show a whole command line in spite of what was asked. */
    private static String program(String command) {
        var path = command.strip().split("\\s", 2)[0];
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
