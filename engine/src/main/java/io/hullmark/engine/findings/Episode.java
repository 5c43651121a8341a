package io.hullmark.engine.findings;

import java.time.Instant;

/**
 * The time from a finding's opening to its resolution.
 *
 * @param since when it began
 * @param cause the fact that brought it
 * @param returns how often the finding had come back before, soon after it was gone
 */
public record Episode(Instant since, Cause cause, int returns) {}
