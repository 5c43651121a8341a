package io.hullmark.producer.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * What went through the ledger since the process started.
 *
 * @param published observations that were numbered
 * @param unchanged snapshots that were left out because nothing had changed
 * @param known objects that exist
 * @param reconciledAt when the objects were last compared with the engine's lists
 */
public record LedgerStatus(long published, long unchanged, int known, Optional<Instant> reconciledAt) {}
