package io.hullmark.producer.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;

/**
 * Gives records their timestamps: when they were observed, but never later than now, for brokers refuse records from the future.
 * A broker that refuses even that has another idea of now; then stamps go back until it takes them.
 */
final class Stamps {
    private static final Duration FIRST_STEP = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofMinutes(1);
    /** "The timestamp should be within [least, most]". */
    private static final Pattern RANGE = Pattern.compile("within \\[-?\\d{1,19}, (\\d{1,18})]");

    /** How often a corrected clock is given the benefit of the doubt. */
    private static final Duration TRUST_AGAIN = Duration.ofMinutes(10);

    private final InstantSource clock;
    private Duration ahead = Duration.ZERO;
    private Instant refusedAt = Instant.EPOCH;

    Stamps(InstantSource clock) {
        this.clock = clock;
    }

    long stamp(Instant observedAt) {
        Instant now = clock.instant();
        if (!ahead.isZero() && (now.isBefore(refusedAt) || now.isAfter(refusedAt.plus(TRUST_AGAIN)))) {
            ahead = Duration.ZERO;
        }
        Instant latest = now.minus(ahead);
        return Math.max(0, (observedAt.isAfter(latest) ? latest : observedAt).toEpochMilli());
    }

    /** Whether the broker says that a stamp is from the future. */
    static boolean isAbout(Exception refusal) {
        return refusal instanceof InvalidTimestampException
                || (refusal instanceof InvalidRecordException
                        && String.valueOf(refusal.getMessage()).contains("imestamp"));
    }

    /**
     * Goes back: to the latest stamp that the broker names in its refusal, or else twice as far as before. Too far would make the
     * records look old enough to be deleted.
     */
    void refused(Exception refusal) {
        refusedAt = clock.instant();
        Matcher range = RANGE.matcher(String.valueOf(refusal.getMessage()));
        Duration named = range.find()
                ? Duration.between(Instant.ofEpochMilli(Long.parseLong(range.group(1))), refusedAt)
                        .plus(MARGIN)
                : Duration.ZERO;
        ahead = named.compareTo(ahead) > 0 ? named : ahead.isZero() ? FIRST_STEP : ahead.multipliedBy(2);
    }

    /** How far our clock seems to be ahead of the broker's, zero if it seems right. */
    Duration ahead() {
        return ahead;
    }
}
