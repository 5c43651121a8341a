package io.hullmark.engine.conditions;

import io.hullmark.engine.rules.Signal.Level;
import io.hullmark.engine.rules.Watch;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a condition of one rule on one subject has come. Another one only when something changed.
 *
 * @param hash hash of the rule
 * @param phase where it stands
 * @param since when the condition began to be so, unless it is {@link Phase#CLEAR}
 * @param turnedAt when the phase began
 */
public record Lasting(String hash, Phase phase, Instant since, Instant turnedAt) {

    /** Where a condition stands. */
    public enum Phase {
        /** Nothing of it. */
        CLEAR,
        /** The signal is raised, not yet for long enough. */
        RISING,
        /** It holds. */
        HOLDING,
        /** It holds, but the signal is lowered, not yet for long enough. */
        FALLING
    }

    /** Before the first sample. */
    public static Lasting clear(String hash) {
        return new Lasting(hash, Phase.CLEAR, Instant.EPOCH, Instant.EPOCH);
    }

    boolean holds() {
        return phase == Phase.HOLDING || phase == Phase.FALLING;
    }

    /**
     * After one more sample. One that says nothing changes nothing.
     *
     * @param at when it was taken
     * @param gapped whether samples are missing before it, so that nothing can be said to have lasted through
     */
    public Lasting next(Level level, Instant at, boolean gapped, Watch.Sustained watch) {
        if (level == Level.UNKNOWN) {
            return this;
        }
        return switch (phase) {
            case CLEAR -> level == Level.RAISED ? risen(at, at, watch.lasts()) : this;
            case RISING -> {
                if (level != Level.RAISED) {
                    yield clear(hash);
                }
                yield gapped || at.isBefore(turnedAt) ? risen(at, at, watch.lasts()) : risen(since, at, watch.lasts());
            }
            case HOLDING -> level == Level.LOWERED ? fallen(at, at, watch.quiet()) : this;
            case FALLING -> {
                if (level != Level.LOWERED) {
                    yield new Lasting(hash, Phase.HOLDING, since, at);
                }
                yield gapped || at.isBefore(turnedAt)
                        ? fallen(at, at, watch.quiet())
                        : fallen(turnedAt, at, watch.quiet());
            }
        };
    }

    /** The same under a rule that has changed; what had not begun begins anew. */
    Lasting under(String other) {
        return holds() ? new Lasting(other, phase, since, turnedAt) : clear(other);
    }

    private Lasting risen(Instant from, Instant at, Duration lasts) {
        if (Duration.between(from, at).compareTo(lasts) >= 0) {
            return new Lasting(hash, Phase.HOLDING, from, at);
        }
        return phase == Phase.RISING && from.equals(since) ? this : new Lasting(hash, Phase.RISING, from, from);
    }

    private Lasting fallen(Instant from, Instant at, Duration quiet) {
        if (Duration.between(from, at).compareTo(quiet) >= 0) {
            return clear(hash);
        }
        return phase == Phase.FALLING && from.equals(turnedAt) ? this : new Lasting(hash, Phase.FALLING, since, from);
    }
}
