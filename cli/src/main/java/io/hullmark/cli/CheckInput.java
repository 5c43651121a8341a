package io.hullmark.cli;

import io.hullmark.producer.inspected.InspectedJson;
import io.hullmark.wire.Observation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What is to be judged where no engine is asked: the output of {@code docker inspect}. */
final class CheckInput {
    private static final String STANDARD_INPUT = "-";

    /** Nobody tells on which host the objects are. */
    private static final String HOST = "inspected";

    private CheckInput() {}

    /** Objects from files, of which "-" is the standard input. */
    static List<Observation> inspected(List<String> names, InputStream standardInput) {
        var inspected = new InspectedJson(HOST);
        for (String name : names) {
            try {
                if (name.equals(STANDARD_INPUT)) {
                    inspected.read("standard input", standardInput);
                } else {
                    read(Path.of(name), inspected);
                }
            } catch (NoSuchFileException e) {
                throw Complaint.usage(
                        "there is no file '%s' to check; give one that holds what 'docker inspect' prints, or - for standard input"
                                .formatted(name));
            } catch (IOException e) {
                throw Complaint.usage("can't read '%s': %s".formatted(name, e.getMessage()));
            }
        }
        return inspected.observations();
    }

    private static void read(Path file, InspectedJson inspected) throws IOException {
        try (var in = Files.newInputStream(file)) {
            inspected.read(file.toString(), in);
        }
    }
}
