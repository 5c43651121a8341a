package io.hullmark.producer.spool;

import java.util.Locale;
import java.util.Optional;

/** A kind of record that is numbered for itself. When the spool is full, telemetry goes first. */
public enum Stream {
    OBSERVATIONS(0),
    TELEMETRY(1);

    /** What stands for the stream in the file; never changed. */
    private final int code;

    Stream(int code) {
        this.code = code;
    }

    /** The name under which heartbeats and metrics count the stream. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    int code() {
        return code;
    }

    static Optional<Stream> of(int code) {
        for (Stream stream : values()) {
            if (stream.code == code) {
                return Optional.of(stream);
            }
        }
        return Optional.empty();
    }
}
