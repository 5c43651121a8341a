package io.hullmark.producer.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** What came of a question to the engine. */
public sealed interface Answer {
    /** The engine answered, at this moment of its own clock if it told. */
    record Found(JsonNode body, Optional<Instant> engineTime) implements Answer {}

    /** What was asked about does not exist any more, or is just going. */
    record Gone(int status) implements Answer {}

    /** The engine can be reached, but this question got no answer that can be read, or none in time. */
    record Unreadable(String reason) implements Answer {}

    /** Nobody is there to answer. Says nothing about what was asked. */
    record Unreachable(String reason) implements Answer {}
}
