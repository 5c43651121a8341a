package io.hullmark.producer.host;

import io.hullmark.producer.host.Processes.Running;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where programs are: the file that a process runs, else the first of the name where systems look for programs. */
final class Programs {
    private static final List<String> SEARCH =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private final HostRoot root;
    private final Processes processes;

    Programs(HostRoot root, Processes processes) {
        this.root = root;
        this.processes = processes;
    }

    /** The file of a program; empty if it is not to be seen in the host's files. */
    Optional<String> find(String name, Optional<Running> process) {
        var running = process.stream().flatMap(this::files);
        var usual = SEARCH.stream().map(directory -> directory + "/" + name);
        return Stream.concat(running, usual).filter(root::has).findFirst();
    }

    /** Everybody sees how a process was called, but only its owner and root which file it runs. */
    private Stream<String> files(Running process) {
        return Stream.concat(
                processes.program(process.pid()).stream(),
                process.words().stream().limit(1).filter(word -> word.startsWith("/")));
    }
}
