package io.hullmark.producer.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;

/** What an agent that was killed left in its spool, read from a copy by nothing but SQLite. */
public final class SpoolRemains {
    private SpoolRemains() {}

    /** An observation as it stands in the spool. */
    @SuppressWarnings("ArrayRecordComponent") // compared by its content, where it is compared
    public record Left(long epoch, long sequence, byte[] value) {}

    /** The observations that wait, oldest first; none if there is no spool yet. Telemetry is numbered for itself. */
    public static List<Left> observationsIn(Path spool, Path scratch) throws IOException, SQLException {
        var directory = new SpoolDirectory(spool);
        Path copy = scratch.resolve("spool.db");
        SpoolDirectory.delete(copy);
        if (!Files.exists(directory.database())) {
            return List.of();
        }
        Files.copy(directory.database(), copy);
        if (Files.exists(SpoolDirectory.logOf(directory.database()))) {
            Files.copy(SpoolDirectory.logOf(directory.database()), SpoolDirectory.logOf(copy));
        }
        var left = new ArrayList<Left>();
        try (var connection = JDBC.createConnection("jdbc:sqlite:" + copy, new Properties());
                var statement = connection.createStatement();
                var tables = statement.executeQuery("SELECT count(*) FROM sqlite_schema WHERE name = 'records'")) {
            if (!tables.next() || tables.getInt(1) == 0) {
                return List.of();
            }
            try (var rows = statement.executeQuery(
                    "SELECT epoch, sequence, value FROM records WHERE stream = %d ORDER BY position"
                            .formatted(Stream.OBSERVATIONS.code()))) {
                while (rows.next()) {
                    left.add(new Left(rows.getLong(1), rows.getLong(2), rows.getBytes(3)));
                }
            }
        }
        return left;
    }
}
