package io.hullmark.producer.host;

import static io.hullmark.producer.fake.Inspections.parse;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.hullmark.producer.redact.Redactor;
import io.hullmark.producer.translate.Surroundings;
import io.hullmark.schemas.codec.SectionType;
import io.hullmark.schemas.codec.SectionTypes;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.wire.HostFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** A host that a test furnishes, with an engine and two users, and an instrument that looks at it. */
final class ViewedHost implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static final String INFO = "{\"DockerRootDir\": \"/var/lib/docker\"}";
    private static final Redactor REDACTOR =
            new Redactor("a key for nothing but tests".getBytes(StandardCharsets.UTF_8));

    private final RefusingAccess access = new RefusingAccess();
    private final HostTree tree;

    ViewedHost(Path directory) {
        tree = new HostTree(directory)
                .file("/usr/bin/dockerd", "755", "")
                .people(
                        List.of("root:x:0:0:root:/root:/bin/bash", "alice:x:1000:1000::/home/alice:/bin/sh"),
                        List.of("root:x:0:", "docker:x:998:alice,bob"));
    }

    HostTree tree() {
        return tree;
    }

    RefusingAccess access() {
        return access;
    }

    Surroundings look() {
        return look(INFO);
    }

    /** Looks with what the engine says of itself. */
    Surroundings look(String info) {
        return look(instrument(URI.create("unix:///var/run/docker.sock"), Duration.ofMinutes(1)), info);
    }

    Surroundings look(HostInstrument instrument) {
        return look(instrument, INFO);
    }

    HostInstrument instrument(URI engine, Duration limit) {
        return new HostInstrument(engine, tree.location(), access, REDACTOR, () -> NOW, limit);
    }

    private static Surroundings look(HostInstrument instrument, String info) {
        return instrument.look(parse(info)).orTimeout(30, SECONDS).join();
    }

    static HostFile file(Surroundings seen, String role) {
        return files(seen).stream()
                .filter(file -> file.getRole().equals(role))
                .findFirst()
                .orElseThrow();
    }

    static List<HostFile> files(Surroundings seen) {
        return section(seen, SectionTypes.HOST_FILES).getFiles();
    }

    static <T extends SpecificRecord> T section(Surroundings seen, SectionType<T> type) {
        try {
            return type.read(seen.sections().stream()
                    .filter(section -> section.getName().equals(type.name()))
                    .findFirst()
                    .orElseThrow());
        } catch (UnreadableRecordException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets go of whoever it made wait. */
    @Override
    public void close() {
        access.release();
    }
}
