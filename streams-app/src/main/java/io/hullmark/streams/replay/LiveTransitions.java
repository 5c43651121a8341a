package io.hullmark.streams.replay;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.Rewriting;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.SingleObject;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.schemas.registry.RegistryFraming;
import io.hullmark.wire.Violation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What was told live from one partition, in the order in which it was told, as records in single-object encoding. */
final class LiveTransitions {
    /** A zero and an id of four bytes. */
    private static final int REGISTRY_HEADER = 5;
    /** How many records in a row may be too many before a span: those behind them are found again. */
    private static final int FORESIGHT = 64;

    private final Records records;
    private final Codec<Violation> codec;
    private final Rewriting rewriting;
    private final Deque<Stored> ahead = new ArrayDeque<>();

    LiveTransitions(Records records, SchemaArchive schemas) {
        this.records = records;
        this.codec = Codec.of(Violation.class, schemas);
        this.rewriting = new Rewriting(schemas);
    }

    /** Whether transitions at the beginning are no longer kept. */
    boolean isBeheaded() {
        return records.first() > 0;
    }

    /** The next one. */
    Optional<Stored> peek() {
        if (ahead.isEmpty()) {
            records.next().map(LiveTransitions::comparable).ifPresent(ahead::add);
        }
        return Optional.ofNullable(ahead.peek());
    }

    void advance() {
        if (peek().isPresent()) {
            ahead.remove();
        }
    }

    /** What a replay tells as the version wrote it that told the next one live; as it is where that can't be. */
    byte[] asToldLive(byte[] replayed) {
        var told = peek();
        try {
            return told.isEmpty() ? replayed : rewriting.like(told.get().value(), replayed);
        } catch (UnreadableRecordException e) {
            return replayed; // it differs then, and both are shown
        }
    }

    /** Whether the next one is the one that a replay tells, by its id. */
    boolean isNext(byte[] replayed) {
        return peek().filter(stored -> id(stored.value()).equals(id(replayed))).isPresent();
    }

    /** Goes behind the one that a replay tells, if it is not far ahead; leaves everything where it is if it was never told. */
    void pass(byte[] replayed) {
        if (isNext(replayed)) {
            ahead.remove();
            return;
        }
        while (ahead.size() < FORESIGHT) {
            var more = records.next().map(LiveTransitions::comparable);
            if (more.isEmpty()) {
                break;
            }
            ahead.add(more.get());
        }
        var id = id(replayed);
        if (ahead.stream().anyMatch(stored -> id(stored.value()).equals(id))) {
            while (!isNext(replayed)) {
                ahead.remove();
            }
            ahead.remove();
        }
    }

    private Optional<String> id(byte[] value) {
        try {
            return Optional.of(codec.decode(value).getId());
        } catch (UnreadableRecordException e) {
            return Optional.empty();
        }
    }

    /** The framing of a registry is a header around the same body (decision 10); which id it gave says nothing. */
    private static Stored comparable(Stored stored) {
        var value = stored.value();
        return RegistryFraming.isFramed(value) && value.length > REGISTRY_HEADER
                ? new Stored(stored.place(), SingleObject.wrap(Violation.getClassSchema(), value, REGISTRY_HEADER))
                : stored;
    }
}
