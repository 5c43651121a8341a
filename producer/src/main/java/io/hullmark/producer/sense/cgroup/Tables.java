package io.hullmark.producer.sense.cgroup;

import static io.hullmark.producer.sense.cgroup.KernelText.UNREADABLE;
import static io.hullmark.producer.sense.cgroup.KernelText.ascii;

import java.util.Arrays;

/** Sums over the tables in kernel files. A table that holds no line that can be read is {@link KernelText#UNREADABLE}; an empty one is zeros. */
final class Tables {
    private static final byte[][] IO_STAT = {ascii("rbytes"), ascii("wbytes"), ascii("rios"), ascii("wios")};
    private static final byte[] READ = ascii("Read");
    private static final byte[] WRITE = ascii("Write");
    private static final byte[] TOTALS = ascii("Total");
    private static final byte[] SOME = ascii("some");
    private static final byte[] FULL = ascii("full");
    private static final byte[] TOTAL = ascii("total");
    private static final byte[] LOOPBACK = ascii("lo:");

    private static final int HEADER_LINES = 2;
    /** Columns of a line of net/dev: eight of receiving, eight of sending. */
    private static final int COLUMNS = 16;

    private static final int SENT = 8;
    /** Bytes, packets, errors, drops. */
    private static final int KEPT = 4;

    private Tables() {}

    /** Adds up without running over. */
    private static long plus(long sum, long value) {
        long total = sum + value;
        return total < 0 ? Long.MAX_VALUE : total;
    }

    /** Bytes read, bytes written, reads and writes of all devices in an io.stat, as "8:0 rbytes=1 wbytes=2 rios=3 wios=4". */
    static long[] ioStat(KernelText text) {
        var sums = new long[IO_STAT.length];
        boolean any = false;
        boolean empty = true;
        for (text.rewind(); !text.ended(); text.nextLine()) {
            empty = false;
            for (int field = 0; field < sums.length; field++) {
                long value = text.named(IO_STAT[field]);
                if (value != UNREADABLE) {
                    any = true;
                    sums[field] = plus(sums[field], value);
                }
            }
        }
        return any || empty ? sums : unreadable(sums.length);
    }

    /** What was read and written on all devices in a blkio table, as "8:0 Read 4096". */
    static long[] blkio(KernelText text) {
        var sums = new long[2];
        boolean any = false;
        boolean empty = true;
        for (text.rewind(); !text.ended(); text.nextLine()) {
            empty = false;
            if (text.word(TOTALS)) {
                any = true;
            } else if (text.behind(' ')) {
                any |= add(text, sums);
            }
        }
        return any || empty ? sums : unreadable(2);
    }

    private static boolean add(KernelText text, long[] sums) {
        int kind = text.word(READ) ? 0 : text.word(WRITE) ? 1 : 2;
        long value = kind < 2 ? text.number() : UNREADABLE;
        if (value == UNREADABLE) {
            return false;
        }
        sums[kind] = plus(sums[kind], value);
        return true;
    }

    /**
     * Bytes, packets, errors and drops received, then the same sent, of all interfaces but loopback.
     *
     * @return eight numbers
     */
    static long[] netDev(KernelText text) {
        var sums = new long[2 * KEPT];
        text.rewind();
        for (int line = 0; line < HEADER_LINES; line++) {
            if (!text.behind('|')) {
                return unreadable(sums.length);
            }
            text.nextLine();
        }
        for (; !text.ended(); text.nextLine()) {
            text.skip(' ');
            if (!text.here(LOOPBACK) && text.behind(':') && !addInterface(text, sums)) {
                return unreadable(sums.length);
            }
        }
        return sums;
    }

    private static boolean addInterface(KernelText text, long[] sums) {
        for (int column = 0; column < COLUMNS; column++) {
            long value = text.number();
            if (value == UNREADABLE) {
                return false;
            }
            int within = column % SENT;
            if (within < KEPT) {
                int kept = column / SENT * KEPT + within;
                sums[kept] = plus(sums[kept], value);
            }
        }
        return true;
    }

    /** The totals of "some" and "full" of a pressure file, in microseconds. */
    static long[] pressure(KernelText text) {
        var totals = unreadable(2);
        for (text.rewind(); !text.ended(); text.nextLine()) {
            if (text.word(SOME)) {
                totals[0] = text.named(TOTAL);
            } else if (text.word(FULL)) {
                totals[1] = text.named(TOTAL);
            }
        }
        return totals;
    }

    static long[] unreadable(int count) {
        var none = new long[count];
        Arrays.fill(none, UNREADABLE);
        return none;
    }
}
