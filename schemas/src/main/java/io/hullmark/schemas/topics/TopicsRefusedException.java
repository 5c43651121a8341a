package io.hullmark.schemas.topics;

/** The cluster's topics are not as the catalogue says, or can't be made so. The message lists everything that is wrong. */
public final class TopicsRefusedException extends RuntimeException {
    TopicsRefusedException(String message) {
        super(message);
    }
}
