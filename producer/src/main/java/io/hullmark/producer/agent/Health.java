package io.hullmark.producer.agent;

import java.util.Map;

/**
 * Whether an agent does its work.
 *
 * @param troubles what is wrong now, by the part that suffers: source, spool, publish; empty when all is well
 */
public record Health(Map<String, String> troubles) {
    public Health {
        troubles = Map.copyOf(troubles);
    }

    public boolean well() {
        return troubles.isEmpty();
    }
}
