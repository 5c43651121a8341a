package io.hullmark.schemas.registry;

/** The registry does not answer or refuses. It says nothing of the record at hand, so the same may work later. */
public final class RegistryException extends RuntimeException {
    RegistryException(String message) {
        super(message);
    }

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
