package io.hullmark.producer.agent;

import io.hullmark.producer.docker.EngineAddress;
import org.jspecify.annotations.Nullable;

/** No Docker engine answers where one should be. */
public final class EngineSilentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    EngineSilentException(EngineAddress address, @Nullable String reason) {
        super("no Docker engine answers at %s (%s)".formatted(address, reason));
    }
}
