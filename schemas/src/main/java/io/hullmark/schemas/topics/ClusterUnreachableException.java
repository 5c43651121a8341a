package io.hullmark.schemas.topics;

/** The cluster does not answer, or refuses to. The message says what to look at. */
public final class ClusterUnreachableException extends RuntimeException {
    ClusterUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
