package io.hullmark.producer.docker;

/** Says in a few words why a call failed. */
final class Causes {
    private static final int DEEPEST = 10;

    private Causes() {}

    /** The innermost cause, because the outer ones of HTTP clients only repeat the address. */
    static String of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < DEEPEST && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        var message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
