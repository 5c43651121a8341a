package io.hullmark.producer.spool;

import java.nio.file.Path;

/** Another process has the spool open: two agents with one sequence would make each other's records look repeated. */
public final class SpoolInUse extends RuntimeException {
    public SpoolInUse(Path path, Throwable cause) {
        super(path + " is in use by another agent: stop it, or give this one a spool.directory of its own", cause);
    }
}
