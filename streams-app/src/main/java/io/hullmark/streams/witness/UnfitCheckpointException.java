package io.hullmark.streams.witness;

/** A checkpoint is not what it has to be. The message says which and why. */
public final class UnfitCheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitCheckpointException(String message) {
        super(message);
    }
}
