package io.hullmark.cli;

import io.hullmark.producer.docker.Answer;
import io.hullmark.producer.docker.Engine;
import io.hullmark.producer.docker.EngineAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Finds out whether a Docker engine answers, before anything is built on it. */
final class EngineProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private EngineProbe() {}

    /** Why no engine answers; empty if one does. */
    static Optional<String> trouble(EngineAddress address) {
        try (var engine = Engine.at(address, 1)) {
            var answer = engine.greet(PATIENCE).get();
            if (answer instanceof Answer.Found) {
                return Optional.empty();
            }
            if (answer instanceof Answer.Unreachable unreachable) {
                return Optional.of(unreachable.reason());
            }
            return Optional.of(answer instanceof Answer.Unreadable unreadable ? unreadable.reason() : "not an engine");
        } catch (ExecutionException e) {
            return Optional.of(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
