package io.hullmark.producer.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of the host, as its proc file system shows them. */
final class Processes {
    private static final int MOST_BYTES = 1 << 20;

    private final Path proc;
    private final Access access;

    Processes(Path proc, Access access) {
        this.proc = proc;
        this.access = access;
    }

    /** A process with the words of its command line. */
    record Running(String pid, List<String> words) {
        CommandLine commandLine() {
            return CommandLine.of(words);
        }
    }

    /** All processes of a program, the oldest first as far as numbers tell. */
    List<Running> named(String program) {
        var found = new ArrayList<Running>();
        for (String pid : all()) {
            if (text(pid, "comm").filter(name -> name.strip().equals(program)).isPresent()) {
                text(pid, "cmdline")
                        .filter(line -> !line.isEmpty())
                        .ifPresent(line -> found.add(new Running(pid, List.of(line.split("\0", -1)))));
            }
        }
        return found;
    }

    /** The numbers of all processes that can be seen, in their order. */
    List<String> all() {
        try {
            return access.names(proc).stream()
                    .filter(name -> name.matches("[1-9][0-9]{0,9}"))
                    .sorted((one, other) -> Long.compare(Long.parseLong(one), Long.parseLong(other)))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A file of a process; empty if it has ended or hides. */
    Optional<String> text(String pid, String file) {
        try {
            return Optional.of(read(pid, file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    String read(String pid, String file) throws IOException {
        return new String(access.bytes(proc.resolve(pid).resolve(file), MOST_BYTES), StandardCharsets.UTF_8);
    }

    /** Number of the user that a process runs as. */
    Optional<Long> user(String pid) {
        try {
            return Optional.of(access.stat(proc.resolve(pid)).owner());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The program file that a process runs, in its own file system; empty without the right to trace it. */
    Optional<String> program(String pid) {
        try {
            return Optional.of(access.link(proc.resolve(pid).resolve("exe")).replaceFirst(" \\(deleted\\)$", ""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What the open files of a process are, such as "socket:[4711]". */
    List<String> openFiles(String pid) throws IOException {
        var directory = proc.resolve(pid).resolve("fd");
        var files = new ArrayList<String>();
        for (String number : access.names(directory)) {
            opened(directory.resolve(number)).ifPresent(files::add);
        }
        return files;
    }

    /** What an open file is; empty if it has been closed meanwhile. */
    private Optional<String> opened(Path number) throws IOException {
        try {
            return Optional.of(access.link(number));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
