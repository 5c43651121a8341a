package io.hullmark.engine.conditions;

import java.time.Instant;

/**
 * When a frame was measured, and what lies before it.
 *
 * @param at when it took effect
 * @param gapped whether so much is missing before it that nothing lasted through
 * @param revision of what is known of its host
 */
record Moment(Instant at, boolean gapped, long revision) {}
