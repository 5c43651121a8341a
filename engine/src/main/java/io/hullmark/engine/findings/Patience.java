package io.hullmark.engine.findings;

import java.time.Duration;

/**
 * How long changes must last before they are told, so that what passes by itself raises nobody. Part of the fold and no setting: a replay
 * must wait as long as the live fold did.
 *
 * @param holdDown for how long a subject that was seen to keep a rule must have broken it
 * @param replacement the same for a container that is to take the place of another that is still there
 * @param succession for how long the findings of a container that is gone wait for the next container of the same workload, and for how
 *     long that one must have kept what the other broke
 * @param damping for how long a finding that keeps coming back must have been away
 * @param returns how often it must have come back for that
 * @param memory after how long without a finding its return no longer counts
 */
public record Patience(
        Duration holdDown, Duration replacement, Duration succession, Duration damping, int returns, Duration memory) {
    /** What every journal is folded with. */
    public static final Patience STANDARD = new Patience(
            Duration.ofSeconds(2),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            3,
            Duration.ofHours(1));

    /** Everything is told at once. */
    public static final Patience NONE =
            new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE, Duration.ZERO);

    /** For a subject that is seen for the first time: what it breaks is told at once, for it may be gone in a moment. */
    public Patience withNewcomer(Subject newcomer) {
        var wait = newcomer.isReplacement() ? replacement : Duration.ZERO;
        return new Patience(wait, replacement, succession, damping, returns, memory);
    }
}
