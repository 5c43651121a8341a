package io.hullmark.producer.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Spools with records whose bytes tell their own number. */
final class Spools {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final SpoolLimits ROOMY = new SpoolLimits(64L << 20, 0, 1 << 20);
    static final String HOST = "web-7";

    private Spools() {}

    static Spool open(Path path) {
        return open(path, ROOMY, NOON);
    }

    static Spool open(Path path, SpoolLimits limits, Instant now) {
        return Spool.open(path, limits, HOST, Clock.fixed(now, ZoneOffset.UTC));
    }

    static void append(Spool spool, int count) {
        append(spool, Stream.OBSERVATIONS, count, 300);
    }

    static void append(Spool spool, Stream stream, int count, int size) {
        for (int i = 0; i < count; i++) {
            spool.append(stream, HOST, NOON, (epoch, sequence) -> value(sequence, size), List.of());
        }
    }

    static byte[] value(long sequence, int size) {
        var value = ByteBuffer.allocate(size).putLong(sequence);
        while (value.hasRemaining()) {
            value.put((byte) (sequence * 31 + value.position()));
        }
        return value.array();
    }

    /** All records that wait, read in pieces as the publisher does. */
    static List<Entry> waiting(Spool spool) {
        var found = new ArrayList<Entry>();
        try {
            List<Entry> piece = spool.after(0, 10_000, Duration.ZERO);
            while (!piece.isEmpty()) {
                found.addAll(piece);
                piece = spool.after(piece.get(piece.size() - 1).position(), 10_000, Duration.ZERO);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a test", e);
        }
        return found;
    }

    static List<Long> sequences(Spool spool) {
        return waiting(spool).stream().map(Entry::sequence).toList();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
