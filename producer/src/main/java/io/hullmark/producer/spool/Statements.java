package io.hullmark.producer.spool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What is asked of a spool's database with every record, compiled once: to compile it costs more than to run it. */
final class Statements {
    final PreparedStatement begin;
    final PreparedStatement commit;
    final PreparedStatement insert;
    final PreparedStatement remember;
    final PreparedStatement forget;
    final PreparedStatement after;
    final PreparedStatement stockUpTo;
    final PreparedStatement removeUpTo;
    private final PreparedStatement rollback;

    /** They are closed with the connection. */
    Statements(Connection connection) throws SQLException {
        begin = connection.prepareStatement("BEGIN");
        commit = connection.prepareStatement("COMMIT");
        rollback = connection.prepareStatement("ROLLBACK");
        insert = connection.prepareStatement("INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        remember = connection.prepareStatement("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)");
        forget = connection.prepareStatement("DELETE FROM notes WHERE name = ?");
        after = connection.prepareStatement("SELECT * FROM records WHERE position > ? ORDER BY position LIMIT 500");
        stockUpTo = connection.prepareStatement("SELECT " + Rows.STOCK + " FROM records WHERE position <= ?");
        removeUpTo = connection.prepareStatement("DELETE FROM records WHERE position <= ?");
    }

    /** Takes back a transaction for a failure that counts more than whatever this meets: some failures have taken it back already. */
    void rollBack(Exception failure) {
        try {
            rollback.execute();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
