package io.hullmark.producer.spool;

import java.util.Map;
import java.util.Optional;

/** What a spool's file held when it was opened. */
record Contents(Optional<SpoolState> state, Map<String, byte[]> notes, Stock stock) {}
