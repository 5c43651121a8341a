package io.hullmark.streams.export;

/** A directory is no export, or not a whole one. The message names it. */
public final class BadExportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadExportException(String message) {
        super(message);
    }
}
