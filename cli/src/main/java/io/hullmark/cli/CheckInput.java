package io.hullmark.cli;

import io.hullmark.cli.compose.ComposeException;
import io.hullmark.cli.compose.ComposeProject;
import io.hullmark.producer.agent.EngineSilentException;
import io.hullmark.producer.agent.OneLook;
import io.hullmark.producer.inspected.InspectedJson;
import io.hullmark.wire.Observation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be judged.
 *
 * @param observations in order
 * @param untold by the id of a container, the names of fields that its source does not tell
 */
record CheckInput(List<Observation> observations, Map<String, Set<String>> untold) {
    private static final String STANDARD_INPUT = "-";

    /** Nobody tells on which host inspected objects are. */
    private static final String SOMEWHERE = "inspected";

    /** What a compose file describes is on no host yet. */
    private static final String NOWHERE = "compose";

    CheckInput {
        observations = List.copyOf(observations);
        untold = Map.copyOf(untold);
    }

    /** Why a field is not told. */
    static final String UNTOLD = "a compose file does not tell";

    /** The engine that settings of an agent name, as an agent sees it. */
    static CheckInput looked(Map<String, String> settings) {
        try {
            return new CheckInput(OneLook.at(settings), Map.of());
        } catch (EngineSilentException silent) {
            throw Complaint.unreachable(
                    silent.getMessage()
                            + "; name another with --engine, or give files: docker inspect $(docker ps -aq) | hullmark check -");
        }
    }

    /** Objects from files, of which "-" is the standard input. */
    static CheckInput inspected(List<String> names, InputStream standardInput) {
        var inspected = new InspectedJson(SOMEWHERE);
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
        return new CheckInput(inspected.observations(), Map.of());
    }

    private static void read(Path file, InspectedJson inspected) throws IOException {
        try (var in = Files.newInputStream(file)) {
            inspected.read(file.toString(), in);
        }
    }

    /** The containers that a compose file would create. */
    static CheckInput composed(Path file, Map<String, String> environment) {
        try {
            var project = ComposeProject.read(file, environment);
            var inspected = new InspectedJson(NOWHERE);
            project.objects().forEach(object -> {
                if (!inspected.take(object)) {
                    throw new IllegalStateException("a compose file gave an object that is none");
                }
            });
            return new CheckInput(inspected.observations(), project.untold());
        } catch (ComposeException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw Complaint.usage("there is no compose file '%s' to check".formatted(file));
        } catch (IOException e) {
            throw Complaint.usage("can't read '%s': %s".formatted(file, e.getMessage()));
        }
    }
}
