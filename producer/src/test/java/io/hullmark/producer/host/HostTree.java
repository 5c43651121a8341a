package io.hullmark.producer.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A host that is mounted at a directory, as little of it as a test needs. */
final class HostTree {
    private static final String[] TRIPLETS = {"---", "--x", "-w-", "-wx", "r--", "r-x", "rw-", "rwx"};

    private final Path root;

    HostTree(Path directory) {
        this.root = directory.resolve("host");
        make(() -> Files.createDirectories(root.resolve("proc")));
    }

    Path root() {
        return root;
    }

    HostLocation location() {
        return HostLocation.at(root);
    }

    HostTree file(String path, String mode, String text) {
        make(() -> {
            Files.createDirectories(real(path).getParent());
            Files.writeString(real(path), text);
            Files.setPosixFilePermissions(real(path), PosixFilePermissions.fromString(permissions(mode)));
        });
        return this;
    }

    HostTree directory(String path, String mode) {
        make(() -> {
            Files.createDirectories(real(path));
            Files.setPosixFilePermissions(real(path), PosixFilePermissions.fromString(permissions(mode)));
        });
        return this;
    }

    /** A symbolic link whose target is written as it stands. */
    HostTree link(String path, String target) {
        make(() -> {
            Files.createDirectories(real(path).getParent());
            Files.createSymbolicLink(real(path), Path.of(target));
        });
        return this;
    }

    /** A running process. */
    HostTree process(int pid, String program, String... words) {
        file("/proc/" + pid + "/comm", "444", program.substring(program.lastIndexOf('/') + 1) + "\n");
        file("/proc/" + pid + "/cmdline", "444", String.join("\0", words));
        return link("/proc/" + pid + "/exe", program);
    }

    HostTree people(List<String> users, List<String> groups) {
        file("/etc/passwd", "644", String.join("\n", users) + "\n");
        return file("/etc/group", "644", String.join("\n", groups) + "\n");
    }

    Path real(String path) {
        return root.resolve(path.substring(1));
    }

    /** Such as "640". */
    private static String permissions(String mode) {
        return mode.chars().mapToObj(digit -> TRIPLETS[digit - '0']).reduce("", String::concat);
    }

    private interface Making {
        void make() throws IOException;
    }

    private static void make(Making making) {
        try {
            making.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
