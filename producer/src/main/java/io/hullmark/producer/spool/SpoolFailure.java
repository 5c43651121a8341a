package io.hullmark.producer.spool;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The spool's file did not do what it was asked. */
final class SpoolFailure extends RuntimeException {
    /** What can be done about it. */
    enum Kind {
        /** No room: drop something and try again. */
        FULL,
        /** The content is broken: save what is readable and begin anew. */
        DAMAGED,
        /** Another process holds the file. */
        IN_USE,
        /** The file may only be read: a mount that became so, or a header that says so by damage. */
        READ_ONLY,
        /** The disk or the file system refuses: go on in memory and try again later. */
        REFUSED
    }

    private final Kind kind;

    SpoolFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static SpoolFailure damaged(String what) {
        return new SpoolFailure(Kind.DAMAGED, what, new IllegalStateException(what));
    }

    static SpoolFailure from(SQLException cause) {
        return new SpoolFailure(kindOf(cause), String.valueOf(cause.getMessage()), cause);
    }

    private static Kind kindOf(SQLException cause) {
        if (!(cause instanceof SQLiteException sqlite)) {
            return Kind.REFUSED;
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        // A file that was cut reads short, and a schema that lost its tables is an ordinary error to SQLite.
        if (code == SQLiteErrorCode.SQLITE_IOERR_SHORT_READ) {
            return Kind.DAMAGED;
        }
        return switch (code.code & 0xff) {
            case 8 -> Kind.READ_ONLY;
            case 13 -> Kind.FULL;
            case 5, 6 -> Kind.IN_USE;
            case 1, 11, 24, 26 -> Kind.DAMAGED;
            default -> Kind.REFUSED;
        };
    }

    Kind kind() {
        return kind;
    }
}
