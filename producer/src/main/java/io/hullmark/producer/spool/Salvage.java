package io.hullmark.producer.spool;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Reads what is readable of a damaged database: in order up to a broken page, then position by position until something is
 * readable again. Each step goes on to a larger position, so that no damage can make it run for ever.
 */
final class Salvage {
    /** Positions tried one by one; at up to 100 microseconds each, seconds at most. */
    private static final long MOST_PROBES = 50_000;
    /** Unreadable positions in a row after which no more is expected, if the last position is not known. */
    private static final long MOST_BEYOND = 1_000;

    private static final int BATCH = 200;

    private final Connection connection;
    private final Consumer<List<Entry>> keep;
    private final List<Entry> batch = new ArrayList<>();
    private long position;
    private long kept;
    private long lost;
    private long lostSinceKept;
    private long newestEpoch;
    private boolean hopeless;

    private Salvage(Connection connection, Consumer<List<Entry>> keep) {
        this.connection = connection;
        this.keep = keep;
    }

    /** What was found, records aside: those went to the consumer in their order. */
    record Found(long kept, long lost, long newestEpoch, Optional<SpoolState> state, Map<String, byte[]> notes) {
        static final Found NOTHING = new Found(0, 0, 0, Optional.empty(), Map.of());

        Found without(long refused) {
            return new Found(kept - refused, lost + refused, newestEpoch, state, notes);
        }
    }

    static Found from(Path database, Consumer<List<Entry>> keep) {
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + database, new Properties())) {
            var salvage = new Salvage(connection, keep);
            salvage.records();
            var notes = salvage.notes();
            Optional<SpoolState> state = SpoolFile.takeState(notes);
            return new Found(salvage.kept, salvage.lost, salvage.newestEpoch, state, notes);
        } catch (SQLException e) {
            return Found.NOTHING;
        }
    }

    private void records() {
        OptionalLong end = lastPosition();
        try (PreparedStatement single = connection.prepareStatement("SELECT * FROM records WHERE position = ?")) {
            long probes = 0;
            boolean readable = true;
            while (readable && !forwards()) {
                readable = false;
                long last = Math.min(end.orElse(position + MOST_BEYOND), position + MOST_PROBES - probes);
                while (!readable && !hopeless && position < last) {
                    position++;
                    probes++;
                    readable = probe(single);
                }
            }
        } catch (SQLException e) {
            consider(e);
        }
        flush();
        // Without a known end nobody can tell how many records the unreadable tail had.
        lost += end.isPresent() ? lostSinceKept : 0;
    }

    private OptionalLong lastPosition() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(position) FROM records")) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        } catch (SQLException e) {
            consider(e);
            return OptionalLong.empty();
        }
    }

    /** Reads on in order; true at the end, false before a broken page. */
    private boolean forwards() {
        while (true) {
            long before = position;
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT * FROM records WHERE position > ? ORDER BY position LIMIT " + BATCH)) {
                select.setLong(1, position);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        if (rows.getLong(1) <= position) {
                            return false;
                        }
                        position = rows.getLong(1);
                        consider(Rows.entry(rows));
                    }
                }
            } catch (SQLException e) {
                consider(e);
                return false;
            }
            if (position == before) {
                return true;
            }
        }
    }

    /** Whether the database can be read at the position; a position without a record can. */
    private boolean probe(PreparedStatement select) {
        try {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    consider(Rows.entry(row));
                }
                return true;
            }
        } catch (SQLException e) {
            consider(e);
            lostSinceKept++;
            return false;
        }
    }

    /** A broken page spoils its records; a file that is no database, or has no table, spoils all. */
    private void consider(SQLException e) {
        hopeless |= SpoolFailure.from(e).kind() == SpoolFailure.Kind.DAMAGED
                && !(e instanceof SQLiteException sqlite
                        && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHORT_READ
                                || (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_CORRUPT.code));
    }

    private void consider(Optional<Entry> entry) {
        if (entry.isEmpty()) {
            lost++;
            return;
        }
        lost += lostSinceKept;
        lostSinceKept = 0;
        kept++;
        newestEpoch = Math.max(newestEpoch, entry.get().epoch());
        batch.add(entry.get());
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            keep.accept(List.copyOf(batch));
            batch.clear();
        }
    }

    private Map<String, byte[]> notes() {
        var notes = new TreeMap<String, byte[]>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, value, checksum FROM notes")) {
            while (rows.next()) {
                String name = rows.getString(1);
                byte[] value = rows.getBytes(2);
                // Pages that point at each other would repeat names without end.
                if (name == null || value == null || notes.containsKey(name)) {
                    break;
                }
                if (Checksums.of(name, value) == rows.getLong(3)) {
                    notes.put(name, value);
                }
            }
        } catch (SQLException e) {
            Spool.LOG.atDebug().setCause(e).log("read the notes up to a broken page");
        }
        return notes;
    }
}
