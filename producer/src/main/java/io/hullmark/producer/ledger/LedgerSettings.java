package io.hullmark.producer.ledger;

import java.time.Duration;

/**
 * How often things are said.
 *
 * @param heartbeat time between two heartbeats
 * @param repetition after how long an unchanged snapshot is sent again
 */
public record LedgerSettings(Duration heartbeat, Duration repetition) {
    public LedgerSettings {
        if (heartbeat.compareTo(Duration.ofMillis(100)) < 0 || repetition.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "a heartbeat takes at least PT0.1S and a repetition PT1S, got " + heartbeat + " and " + repetition);
        }
    }
}
