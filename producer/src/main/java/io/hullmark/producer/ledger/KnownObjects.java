package io.hullmark.producer.ledger;

import io.hullmark.producer.spool.Note;
import io.hullmark.wire.Digest;
import io.hullmark.wire.KnownObject;
import io.hullmark.wire.ObjectKind;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The objects that exist, with what was last sent of each. Remembered in the spool's notes. Not thread-safe. */
final class KnownObjects {
    private static final String PREFIX = "known/";
    /** When all objects were last compared with the engine's lists, as far as a heartbeat has told it. */
    private static final String COMPARED = "compared";

    private static final int DIGEST = 16;

    private final TreeMap<Key, Sent> objects = new TreeMap<>();
    private Instant compared = Instant.EPOCH;

    /** Kinds order as the wire declares them, ids as text. */
    private record Key(ObjectKind kind, String id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : id.compareTo(other.id);
        }

        String note() {
            return PREFIX + kind + "/" + id;
        }

        static Optional<Key> parse(String note) {
            int slash = note.indexOf('/', PREFIX.length());
            if (!note.startsWith(PREFIX) || slash < 0) {
                return Optional.empty();
            }
            try {
                ObjectKind kind = ObjectKind.valueOf(note.substring(PREFIX.length(), slash));
                return Optional.of(new Key(kind, note.substring(slash + 1)));
            } catch (IllegalArgumentException e) {
                // A kind of a later version: that version's agent will say again that it exists.
                return Optional.empty();
            }
        }
    }

    private record Sent(Digest digest, Instant at) {
        byte[] bytes() {
            return ByteBuffer.allocate(DIGEST + Long.BYTES)
                    .put(digest.bytes())
                    .putLong(at.toEpochMilli())
                    .array();
        }

        static Sent parse(byte[] bytes) {
            var buffer = ByteBuffer.wrap(bytes);
            var digest = new byte[DIGEST];
            buffer.get(digest);
            return new Sent(new Digest(digest), Instant.ofEpochMilli(buffer.getLong()));
        }

        /** Not all objects at the same moment: each is due within the last sixth of the interval, always at the same place. */
        boolean isDue(Key key, Instant now, Duration repetition) {
            long spread = Math.max(1, repetition.toMillis() / 6);
            long after = repetition.toMillis() - Math.floorMod(key.id.hashCode(), spread);
            long age = Duration.between(at, now).toMillis();
            return age < 0 || age >= after;
        }
    }

    static KnownObjects from(Map<String, byte[]> notes) {
        var known = new KnownObjects();
        Optional.ofNullable(notes.get(COMPARED))
                .filter(value -> value.length == Long.BYTES)
                .ifPresent(value -> known.compared =
                        Instant.ofEpochMilli(ByteBuffer.wrap(value).getLong()));
        notes.forEach((name, value) -> Key.parse(name).ifPresent(key -> {
            try {
                known.objects.put(key, Sent.parse(value));
            } catch (BufferUnderflowException e) {
                known.objects.remove(key);
            }
        }));
        return known;
    }

    /** Whether a snapshot with this digest has to be sent. */
    boolean isNews(ObjectKind kind, String id, Digest digest, Instant now, Duration repetition) {
        var key = new Key(kind, id);
        Sent sent = objects.get(key);
        return sent == null || !sent.digest.equals(digest) || sent.isDue(key, now, repetition);
    }

    Note sent(ObjectKind kind, String id, Digest digest, Instant at) {
        var key = new Key(kind, id);
        var sent = new Sent(digest, at);
        objects.put(key, sent);
        return Note.of(key.note(), sent.bytes());
    }

    /** All objects were found on the engine's lists. */
    Note compared(Instant at) {
        compared = at;
        return Note.of(
                COMPARED,
                ByteBuffer.allocate(Long.BYTES).putLong(at.toEpochMilli()).array());
    }

    /** The latest moment at which an object is known to have existed: when it was sent, or found on the engine's list. */
    Instant lastSeen(ObjectKind kind, String id) {
        Sent sent = objects.get(new Key(kind, id));
        return sent == null || sent.at.isBefore(compared) ? compared : sent.at;
    }

    /** The note that forgets the object; nothing if it was not known. */
    Optional<Note> gone(ObjectKind kind, String id) {
        var key = new Key(kind, id);
        return Optional.ofNullable(objects.remove(key)).map(sent -> Note.forget(key.note()));
    }

    /** Some of what was sent is lost, nobody knows what: every object is due when it is next looked at. */
    List<Note> sendAllAgain() {
        objects.replaceAll((key, sent) -> new Sent(sent.digest, Instant.EPOCH));
        return objects.entrySet().stream()
                .map(entry -> Note.of(entry.getKey().note(), entry.getValue().bytes()))
                .toList();
    }

    List<KnownObject> list() {
        return objects.entrySet().stream()
                .map(entry -> new KnownObject(entry.getKey().kind, entry.getKey().id, entry.getValue().digest))
                .toList();
    }

    int size() {
        return objects.size();
    }
}
