package io.hullmark.producer.spool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;

/** Turns entries into rows of the records table and back, and counts them. */
final class Rows {
    /** The same estimate as {@link Entry#cost}. */
    private static final String COST = "(length(CAST(key AS BLOB)) + length(value) + 96) * 9 / 8";

    /** What a {@link Stock} is read from. */
    static final String STOCK = "count(*), total(" + COST + "), max(position), min(at), max(at)";

    private Rows() {}

    static void bind(PreparedStatement insert, Entry entry) throws SQLException {
        insert.setLong(1, entry.position());
        insert.setInt(2, entry.stream().code());
        insert.setLong(3, entry.epoch());
        insert.setLong(4, entry.sequence());
        insert.setLong(5, entry.at().toEpochMilli());
        insert.setString(6, entry.key());
        insert.setBytes(7, entry.value());
        insert.setLong(8, Checksums.of(entry));
    }

    /** The row's entry, or nothing if the row is not what was written. */
    static Optional<Entry> entry(ResultSet row) throws SQLException {
        Optional<Stream> stream = Stream.of(row.getInt(2));
        String key = row.getString(6);
        byte[] value = row.getBytes(7);
        if (stream.isEmpty() || key == null || value == null) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(row.getLong(5));
        var entry = new Entry(row.getLong(1), stream.get(), row.getLong(3), row.getLong(4), at, key, value);
        return Checksums.of(entry) == row.getLong(8) ? Optional.of(entry) : Optional.empty();
    }

    static Stock stock(Connection connection, String from) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + STOCK + " " + from)) {
            return stock(row);
        }
    }

    static Stock stock(ResultSet row) throws SQLException {
        if (!row.next() || row.getLong(1) == 0) {
            return Stock.NONE;
        }
        return new Stock(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                Optional.of(Instant.ofEpochMilli(row.getLong(4))),
                Optional.of(Instant.ofEpochMilli(row.getLong(5))));
    }

    static Stock delete(Connection connection, String from) throws SQLException {
        Stock stock = stock(connection, from);
        if (stock.records() > 0) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE " + from);
            }
        }
        return stock;
    }

    /** The position of the stream's record with which so many bytes are reached, counted from the oldest after a position. */
    static long lastWorth(Connection connection, Stream stream, long after, long bytes) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT position, " + COST + " FROM records WHERE stream = "
                        + stream.code() + " AND position > " + after + " ORDER BY position")) {
            long last = after;
            long found = 0;
            while (found < bytes && rows.next()) {
                last = rows.getLong(1);
                found += rows.getLong(2);
            }
            return last;
        }
    }
}
