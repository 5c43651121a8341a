package io.hullmark.producer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recognises the engine's own health checks of one container among its execs. They are told by their command, and by their rhythm: one
 * that comes sooner than the engine would run it was started by somebody else, who may have given it more rights.
 */
final class HealthChecks {
    private static final Duration ENGINE_DEFAULT = Duration.ofSeconds(30);
    private static final Duration ENGINE_SHORTEST = Duration.ofMillis(1);

    private final String commandLine;
    private final long halfInterval;
    private long last;

    private HealthChecks(String commandLine, Duration interval) {
        this.commandLine = commandLine;
        this.halfInterval = interval.toNanos() / 2;
    }

    /** The health check of an inspected container, if it has one. */
    static Optional<HealthChecks> from(JsonNode inspect) {
        var config = inspect.path("Config");
        var check = config.path("Healthcheck");
        var words = new ArrayList<String>();
        var test = texts(check.path("Test"));
        if (test.size() < 2 || test.get(0).equals("NONE")) {
            return Optional.empty();
        }
        if (test.get(0).equals("CMD-SHELL")) {
            var shell = texts(config.path("Shell"));
            words.addAll(shell.isEmpty() ? List.of("/bin/sh", "-c") : shell);
        }
        words.addAll(test.subList(1, test.size()));
        return Optional.of(new HealthChecks(String.join(" ", words).strip(), interval(check)));
    }

    /** Whether an exec with this command line at this moment, in the engine's nanoseconds, is a health check. */
    boolean include(String execCommand, long at) {
        if (!execCommand.equals(commandLine)) {
            return false;
        }
        boolean inRhythm = last == 0 || at == 0 || Math.abs(at - last) >= halfInterval;
        if (inRhythm) {
            last = at;
        }
        return inRhythm;
    }

    /** The memory of the last one passes on to what a new inspection tells. */
    HealthChecks after(HealthChecks before) {
        last = before.last;
        return this;
    }

    private static Duration interval(JsonNode check) {
        long shortest = Long.MAX_VALUE;
        for (String field : List.of("Interval", "StartInterval")) {
            long nanos = check.path(field).asLong(0);
            shortest = nanos > 0 ? Math.min(shortest, nanos) : shortest;
        }
        if (shortest == Long.MAX_VALUE) {
            return ENGINE_DEFAULT.dividedBy(6); // checks may come each 5 s while a container starts
        }
        return shortest < ENGINE_SHORTEST.toNanos() ? ENGINE_SHORTEST : Duration.ofNanos(shortest);
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(word -> texts.add(word.asText("")));
        return texts;
    }
}
