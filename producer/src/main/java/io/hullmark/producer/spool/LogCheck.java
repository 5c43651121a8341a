package io.hullmark.producer.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Tells whether a database's log was damaged after it was written. SQLite reads a log up to the first frame that is not as it was
 * written and takes that for the end: right after a crash in the middle of a write, but after damage it would forget records without
 * a word and number others like those that it forgot. What follows a torn frame is older than the log's beginning; what follows a
 * damaged one is not.
 *
 * <p>Damage to the very last frame, and a log that is cut, look like a crash and are taken for one.
 */
final class LogCheck {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int MAGIC = 0x377f0682;
    /** From a header and from a frame's header the checksum covers the beginning, without salts and the checksum itself. */
    private static final int SUMMED_OF_HEADER = 24;

    private static final int SUMMED_OF_FRAME = 8;
    private static final int SALTS_OF_HEADER = 16;
    private static final int SALTS_OF_FRAME = 8;
    private static final int SUM_OF_FRAME = 16;

    private final FileChannel log;
    private ByteOrder order = ByteOrder.BIG_ENDIAN;
    private long salts;
    private int first;
    private int second;

    private LogCheck(FileChannel log) {
        this.log = log;
    }

    static boolean isDamaged(Path log, int pageSize) throws IOException {
        if (!Files.exists(log)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            return new LogCheck(channel).isDamaged(pageSize);
        }
    }

    private boolean isDamaged(int pageSize) throws IOException {
        if (log.size() < HEADER + FRAME_HEADER + pageSize) {
            return false;
        }
        if (!header(read(0, HEADER))) {
            return true;
        }
        long frames = (log.size() - HEADER) / (FRAME_HEADER + pageSize);
        long frame = 0;
        while (frame < frames && isAsWritten(frame(frame, pageSize))) {
            frame++;
        }
        for (long later = frame + 1; later < frames; later++) {
            if (frame(later, pageSize).getLong(SALTS_OF_FRAME) == salts) {
                return true;
            }
        }
        return false;
    }

    private boolean header(ByteBuffer header) {
        int magic = header.getInt(0);
        order = (magic & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        salts = header.getLong(SALTS_OF_HEADER);
        sum(header, 0, SUMMED_OF_HEADER);
        return (magic & ~1) == MAGIC && matches(header, SUMMED_OF_HEADER);
    }

    private boolean isAsWritten(ByteBuffer frame) {
        sum(frame, 0, SUMMED_OF_FRAME);
        sum(frame, FRAME_HEADER, frame.limit());
        return frame.getLong(SALTS_OF_FRAME) == salts && matches(frame, SUM_OF_FRAME);
    }

    private boolean matches(ByteBuffer bytes, int at) {
        return bytes.getInt(at) == first && bytes.getInt(at + Integer.BYTES) == second;
    }

    /** Goes on with the checksum of everything before, as SQLite's description of its format says. */
    private void sum(ByteBuffer bytes, int from, int to) {
        ByteBuffer words = bytes.duplicate().order(order);
        for (int at = from; at < to; at += 2 * Integer.BYTES) {
            first += words.getInt(at) + second;
            second += words.getInt(at + Integer.BYTES) + first;
        }
    }

    private ByteBuffer frame(long number, int pageSize) throws IOException {
        return read(HEADER + number * (FRAME_HEADER + pageSize), FRAME_HEADER + pageSize);
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && log.read(bytes, position + bytes.position()) >= 0) {
            // reads may be short
        }
        return bytes.flip().limit(length);
    }
}
