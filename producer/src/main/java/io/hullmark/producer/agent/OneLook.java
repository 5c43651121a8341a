package io.hullmark.producer.agent;

import io.hullmark.producer.docker.Answer;
import io.hullmark.producer.docker.Engine;
import io.hullmark.producer.docker.EngineAddress;
import io.hullmark.producer.host.HostInstrument;
import io.hullmark.producer.observe.Numbered;
import io.hullmark.producer.reconcile.Census;
import io.hullmark.producer.redact.Redactor;
import io.hullmark.wire.Observation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** Sees of a host once what an agent on it would send. */
public final class OneLook {
    private static final int CALLS_AT_ONCE = 4;
    private static final Duration GREETING = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private OneLook() {}

    /**
     * Looks at an engine.
     *
     * @param settings those of the agent that say where the engine is and who the host is; others are not needed
     * @throws EngineSilentException if nobody answers there
     * @throws IllegalArgumentException if the settings can't be
     */
    public static List<Observation> at(Map<String, String> settings) {
        var agent = AgentSettings.from(settings);
        var hostId = agent.hostId().orElseGet(HostIdentity::ofThisMachine);
        var address = Agent.engine(agent);
        var at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var redactor = new Redactor(RedactionKey.random());
        var engine = Engine.at(address, CALLS_AT_ONCE);
        // The engine answers while the instrument for its host is made.
        var greeting = engine.greet(GREETING);
        try (engine;
                var around = HostInstrument.of(address.uri(), Agent.location(agent), redactor, Clock.systemUTC())) {
            greeted(greeting.join(), address);
            var census = new Census(engine, around, hostId, redactor, LIMIT, at);
            return Numbered.of(hostId, at, census.take());
        } catch (CompletionException e) {
            throw new EngineSilentException(
                    address, e.getCause() == null ? e.toString() : e.getCause().getMessage());
        }
    }

    private static void greeted(Answer answer, EngineAddress address) {
        if (answer instanceof Answer.Unreachable unreachable) {
            throw new EngineSilentException(address, unreachable.reason());
        } else if (!(answer instanceof Answer.Found)) {
            throw new EngineSilentException(
                    address, answer instanceof Answer.Unreadable unreadable ? unreadable.reason() : "not an engine");
        }
    }
}
