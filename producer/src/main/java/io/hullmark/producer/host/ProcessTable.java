package io.hullmark.producer.host;

import io.hullmark.producer.translate.ProcessList;
import io.hullmark.wire.ContainerProcesses;
import io.hullmark.wire.RunningProcess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What runs in which container, by one look at the processes of the host. The engine tells it too, but starts a ps for each container that
 * is asked about, which reads all processes of the host: with a hundred containers that is most of the work of looking at them.
 */
public final class ProcessTable {
    /** A container's id in the path of a control group, whatever driver or parent made the path. */
    private static final Pattern CONTAINER = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

    /** Real, effective, saved and file system user; ps shows the second. */
    private static final Pattern USER = Pattern.compile("(?m)^Uid:\\s+\\d+\\s+(\\d{1,10})\\s");

    /** A proc file system that shows each user his own processes alone. */
    private static final Pattern HIDING = Pattern.compile("(?m)^\\S+ \\S+ proc \\S*hidepid=(?!0|off)");

    private final Map<String, List<RunningProcess>> byContainer = new HashMap<>();

    private ProcessTable() {}

    /** What can be seen; nothing where processes may hide, for a part of those in a container would pass for all. */
    static ProcessTable of(Processes processes, People people) {
        var table = new ProcessTable();
        if (processes
                .text("self", "mounts")
                .map(HIDING::matcher)
                .map(Matcher::find)
                .orElse(true)) {
            return table;
        }
        for (String pid : processes.all()) {
            container(processes, pid)
                    .ifPresent(id -> running(processes, people, pid)
                            .ifPresent(process -> table.byContainer
                                    .computeIfAbsent(id, first -> new ArrayList<>())
                                    .add(process)));
        }
        return table;
    }

    /** What runs in a container; empty if nothing of it can be seen. */
    public Optional<ContainerProcesses> of(String containerId) {
        return Optional.ofNullable(byContainer.get(containerId)).map(ProcessList::of);
    }

    /** The outermost one that a process is in, if it is in any. */
    private static Optional<String> container(Processes processes, String pid) {
        return processes.text(pid, "cgroup").flatMap(groups -> {
            var id = CONTAINER.matcher(groups);
            return id.find() ? Optional.of(id.group()) : Optional.empty();
        });
    }

    private static Optional<RunningProcess> running(Processes processes, People people, String pid) {
        var name = processes.text(pid, "comm").map(String::strip).filter(text -> !text.isEmpty());
        return name.flatMap(program -> processes.text(pid, "status").flatMap(status -> {
            var user = USER.matcher(status);
            return user.find()
                    ? Optional.of(new RunningProcess(program, name(people, user.group(1))))
                    : Optional.empty();
        }));
    }

    private static String name(People people, String user) {
        return people.user(Long.parseLong(user)).orElse(user);
    }
}
