package io.hullmark.producer.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;

/** Looks at the files themselves. */
final class DiskAccess implements Access {
    @Override
    public Stat stat(Path path) throws IOException {
        var attributes = Files.readAttributes(path, "unix:mode,uid,gid,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
        return new Stat(
                value(attributes, "mode", Integer.class),
                Integer.toUnsignedLong(value(attributes, "uid", Integer.class)),
                Integer.toUnsignedLong(value(attributes, "gid", Integer.class)),
                value(attributes, "lastModifiedTime", FileTime.class).toInstant());
    }

    private static <T> T value(Map<String, Object> attributes, String name, Class<T> type) throws IOException {
        var value = attributes.get(name);
        if (value == null) {
            throw new IOException("the file system has no " + name);
        }
        return type.cast(value);
    }

    @Override
    public String link(Path path) throws IOException {
        return Files.readSymbolicLink(path).toString();
    }

    @Override
    public List<String> names(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public byte[] bytes(Path path, int most) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(most);
        }
    }
}
