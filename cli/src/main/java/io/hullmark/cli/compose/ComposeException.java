package io.hullmark.cli.compose;

/** A file that can't be what compose reads; says in one line what is wrong. */
public final class ComposeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ComposeException(String message) {
        super(message);
    }
}
