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
import java.util.TreeMap;
import org.sqlite.JDBC;

/** The spool's SQLite database. Not thread-safe; every failure comes out as a {@link SpoolFailure}. */
final class SpoolFile implements AutoCloseable {
    /** The note that holds the numbering; all others belong to the caller. */
    private static final String STATE = "/state";

    static final int PAGE = 4096;

    private final Connection connection;
    private final Statements statements;

    private SpoolFile(Connection connection) throws SQLException {
        this.connection = connection;
        this.statements = new Statements(connection);
    }

    /** Opens or creates the database; the file itself exists already, so that its mode is set before anything is in it. */
    static SpoolFile open(Path path, SpoolLimits limits) {
        try {
            Connection connection = JDBC.createConnection("jdbc:sqlite:" + path, new java.util.Properties());
            try {
                prepare(connection, limits);
                return new SpoolFile(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SpoolFailure.from(e);
        }
    }

    private static void prepare(Connection connection, SpoolLimits limits) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 3000");
            // Exclusive before WAL: no shared-memory file, and a second agent is refused.
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("PRAGMA page_size = " + PAGE);
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = NORMAL");
            statement.execute("PRAGMA cache_size = -512");
            statement.execute("PRAGMA wal_autocheckpoint = 128");
            statement.execute("PRAGMA journal_size_limit = 1048576");
            statement.execute("PRAGMA max_page_count = " + (limits.maxBytes() * 5 / 4 / PAGE + 256));
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS records (position INTEGER PRIMARY KEY, stream INTEGER NOT NULL,"
                            + " epoch INTEGER NOT NULL, sequence INTEGER NOT NULL, at INTEGER NOT NULL, key TEXT NOT NULL,"
                            + " value BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT");
            statement.execute("CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value BLOB NOT NULL,"
                    + " checksum INTEGER NOT NULL) STRICT, WITHOUT ROWID");
        }
    }

    /** Reads what is remembered and counts the records, after a check of the database's structure. */
    Contents load() {
        return ask(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet check = statement.executeQuery("PRAGMA quick_check(1)")) {
                if (!check.next() || !check.getString(1).equals("ok")) {
                    throw SpoolFailure.damaged("the database's structure is broken");
                }
            }
            var notes = notes();
            Optional<SpoolState> state = takeState(notes);
            Stock stock = stock();
            if (state.isEmpty() && (stock.records() > 0 || !notes.isEmpty())) {
                throw SpoolFailure.damaged("the numbering is lost");
            }
            return new Contents(state, notes, stock);
        });
    }

    /** Takes the numbering out of the notes. */
    static Optional<SpoolState> takeState(Map<String, byte[]> notes) {
        return Optional.ofNullable(notes.remove(STATE)).flatMap(SpoolState::parse);
    }

    /** The readable notes. One that is unreadable is as good as none: its object is sent again. */
    private Map<String, byte[]> notes() throws SQLException {
        var notes = new TreeMap<String, byte[]>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, value, checksum FROM notes")) {
            while (rows.next()) {
                String name = rows.getString(1);
                byte[] value = rows.getBytes(2);
                if (name != null && value != null && Checksums.of(name, value) == rows.getLong(3)) {
                    notes.put(name, value);
                }
            }
        }
        return notes;
    }

    private Stock stock() throws SQLException {
        return Rows.stock(connection, "FROM records");
    }

    /** Writes records without the numbering, which makes the database complete. */
    void add(List<Entry> entries) {
        transaction(() -> {
            insert(entries);
            return true;
        });
    }

    private void insert(List<Entry> entries) throws SQLException {
        for (Entry entry : entries) {
            Rows.bind(statements.insert, entry);
            statements.insert.executeUpdate();
            statements.insert.clearParameters(); // or a large record would stay
        }
    }

    /** Writes records, notes and the numbering in one transaction. */
    void write(List<Entry> entries, List<Note> notes, SpoolState state) {
        transaction(() -> {
            insert(entries);
            for (Note note : notes) {
                write(note);
            }
            write(Note.of(STATE, state.bytes()));
            return true;
        });
    }

    private void write(Note note) throws SQLException {
        PreparedStatement statement = note.value().isEmpty() ? statements.forget : statements.remember;
        statement.setString(1, note.name());
        if (note.value().isPresent()) {
            byte[] value = note.value().get();
            statement.setBytes(2, value);
            statement.setLong(3, Checksums.of(note.name(), value));
        }
        statement.executeUpdate();
    }

    /** Writes like {@link #write} and returns only when the disk has it. */
    void writeThrough(List<Entry> entries, List<Note> notes, SpoolState state) {
        execute("PRAGMA synchronous = FULL");
        try {
            write(entries, notes, state);
        } finally {
            execute("PRAGMA synchronous = NORMAL");
        }
    }

    /** The records after a position in their order, up to so many bytes but at least one. */
    List<Entry> after(long position, long bytes) {
        return ask(() -> {
            var entries = new ArrayList<Entry>();
            statements.after.setLong(1, position);
            long taken = 0;
            try (ResultSet rows = statements.after.executeQuery()) {
                while (taken < bytes && rows.next()) {
                    Optional<Entry> entry = Rows.entry(rows);
                    if (entry.isEmpty()) {
                        throw SpoolFailure.damaged("a record does not match its checksum");
                    }
                    taken += entry.get().cost();
                    entries.add(entry.get());
                }
            }
            return entries;
        });
    }

    /** Deletes all records up to a position and tells what they took. */
    Stock remove(long upTo) {
        return transaction(() -> {
            statements.stockUpTo.setLong(1, upTo);
            Stock stock;
            try (ResultSet row = statements.stockUpTo.executeQuery()) {
                stock = Rows.stock(row);
            }
            if (stock.records() > 0) {
                statements.removeUpTo.setLong(1, upTo);
                statements.removeUpTo.executeUpdate();
            }
            return stock;
        });
    }

    /** Deletes the oldest records of a stream after a position until so many bytes are free. */
    Stock drop(Stream stream, long after, long bytes) {
        return transaction(() -> {
            long last = Rows.lastWorth(connection, stream, after, bytes);
            return Rows.delete(
                    connection,
                    "FROM records WHERE stream = " + stream.code() + " AND position > " + after + " AND position <= "
                            + last);
        });
    }

    /** Gives the disk what an outage had taken, once nothing is left of it; on an empty table that is quick. */
    void shrink() {
        execute("VACUUM");
        execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /** Moves what is in the log into the database, so that the log's space is written anew instead of growing. */
    void checkpoint() {
        execute("PRAGMA wal_checkpoint(RESTART)");
    }

    private void execute(String sql) {
        ask(() -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private <T> T transaction(Work<T> work) {
        return ask(() -> {
            statements.begin.execute();
            try {
                T result = work.run();
                statements.commit.execute();
                return result;
            } catch (SQLException | RuntimeException e) {
                statements.rollBack(e);
                throw e;
            }
        });
    }

    private static <T> T ask(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw SpoolFailure.from(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SpoolFailure.from(e);
        }
    }

    private interface Work<T> {
        T run() throws SQLException;
    }
}
