package io.hullmark.producer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.wire.Snapshot;

/** What came of looking at an object. */
sealed interface Look {
    /** It was seen, and this is what the engine said. */
    record Seen(Snapshot snapshot, JsonNode inspect) implements Look {}

    /** It does not exist any more. */
    record Gone() implements Look {}

    /** It exists as far as anybody knows, but the engine does not tell how it is. */
    record Unreadable(String reason) implements Look {}

    /** The engine can not be reached, which says nothing about the object. */
    record Unreachable(String reason) implements Look {}
}
