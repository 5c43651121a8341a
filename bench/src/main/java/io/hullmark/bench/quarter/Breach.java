package io.hullmark.bench.quarter;

import java.time.Instant;

/**
 * For how long a container was privileged, as the simulation had it: what any evaluation of the record must come to.
 *
 * @param container id
 * @param from when it was known first
 * @param until when it was known to be otherwise, or gone; the same moment if both came out of a spool; the end of the record if it never was
 */
record Breach(String container, Instant from, Instant until) {}
