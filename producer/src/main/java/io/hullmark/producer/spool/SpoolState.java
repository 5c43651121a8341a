package io.hullmark.producer.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the numbering stands.
 *
 * @param owner the host whose records are numbered
 * @param epoch start of the sequence
 * @param reserved numbers up to this one may have been used: after a power failure the tail that was not yet on the disk
 *     may have been sent, and its numbers must not be used again
 * @param bootId the machine's boot during which the state was written
 * @param lastMoment when something was last numbered
 */
record SpoolState(
        String owner,
        long epoch,
        long reserved,
        String bootId,
        Instant lastMoment,
        Map<Stream, Long> sequences,
        Map<Stream, Long> dropped) {
    private static final byte VERSION = 1;
    /** How many numbers a power failure may skip; each reservation costs one fsync. */
    private static final long RESERVATION = 256;

    SpoolState {
        sequences = new EnumMap<>(sequences);
        dropped = new EnumMap<>(dropped);
    }

    static SpoolState fresh(String owner, long epoch, String bootId, Instant now) {
        var none = new EnumMap<Stream, Long>(Stream.class);
        return new SpoolState(owner, epoch, RESERVATION, bootId, now, none, none);
    }

    long sequence(Stream stream) {
        return sequences.getOrDefault(stream, 0L);
    }

    /** The state once the stream's next number is given away. */
    SpoolState numbered(Stream stream, Instant at) {
        var next = new EnumMap<>(sequences);
        long sequence = sequence(stream) + 1;
        next.put(stream, sequence);
        long ahead = sequence > reserved ? sequence + RESERVATION : reserved;
        return new SpoolState(owner, epoch, ahead, bootId, at, next, dropped);
    }

    SpoolState dropping(Stream stream, long count) {
        var next = new EnumMap<>(dropped);
        next.merge(stream, count, Long::sum);
        return new SpoolState(owner, epoch, reserved, bootId, lastMoment, sequences, next);
    }

    /** The state when no number beyond the used ones is reserved, as at an orderly end. */
    SpoolState settled() {
        long used = 0;
        for (Stream stream : Stream.values()) {
            used = Math.max(used, sequence(stream));
        }
        return new SpoolState(owner, epoch, used, bootId, lastMoment, sequences, dropped);
    }

    /** The state for going on after a stop: in the same boot nothing written was lost, in another one the tail may have been. */
    SpoolState resumed(String currentBootId) {
        var next = new EnumMap<>(sequences);
        if (!bootId.equals(currentBootId) || bootId.isEmpty()) {
            for (Stream stream : Stream.values()) {
                next.merge(stream, reserved, Math::max);
            }
        }
        return new SpoolState(owner, epoch, reserved, currentBootId, lastMoment, next, dropped);
    }

    /** The state with which a new sequence begins; what was dropped stays counted. */
    SpoolState renewed(String newOwner, long newEpoch) {
        return new SpoolState(
                newOwner, newEpoch, RESERVATION, bootId, lastMoment, new EnumMap<>(Stream.class), dropped);
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(owner);
            out.writeLong(epoch);
            out.writeLong(reserved);
            out.writeUTF(bootId);
            out.writeLong(lastMoment.toEpochMilli());
            for (Stream stream : Stream.values()) {
                out.writeLong(sequence(stream));
                out.writeLong(dropped.getOrDefault(stream, 0L));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** The state that was written; nothing if it is cut short or of a later version. */
    static Optional<SpoolState> parse(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                return Optional.empty();
            }
            String owner = in.readUTF();
            long epoch = in.readLong();
            long reserved = in.readLong();
            String bootId = in.readUTF();
            Instant lastMoment = Instant.ofEpochMilli(in.readLong());
            var sequences = new EnumMap<Stream, Long>(Stream.class);
            var dropped = new EnumMap<Stream, Long>(Stream.class);
            for (Stream stream : Stream.values()) {
                putIfAny(sequences, stream, in.readLong());
                putIfAny(dropped, stream, in.readLong());
            }
            return Optional.of(new SpoolState(owner, epoch, reserved, bootId, lastMoment, sequences, dropped));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void putIfAny(Map<Stream, Long> counts, Stream stream, long count) {
        if (count > 0) {
            counts.put(stream, count);
        }
    }
}
