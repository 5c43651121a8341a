package io.hullmark.engine.whatif;

import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.RuleId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * For how long one finding is otherwise under a draft than it was.
 *
 * @param kind what is otherwise
 * @param rule the rule
 * @param subject who breaks it
 * @param labels labels of the subject, as they were when the finding was told last
 * @param element names the element among its siblings; empty for the subject itself
 * @param since from when on
 * @param until until when; empty if it was still so at the end of the span
 * @param live what was told
 * @param draft what would be told
 */
public record Deviation(
        Kind kind,
        RuleId rule,
        Subject subject,
        SortedMap<String, String> labels,
        String element,
        Instant since,
        Optional<Instant> until,
        Phase live,
        Phase draft) {
    /** By time, and then by host, subject, rule and element. */
    public static final Comparator<Deviation> ORDER = Comparator.comparing(Deviation::since)
            .thenComparing(deviation -> deviation.subject().key())
            .thenComparing(Deviation::rule)
            .thenComparing(Deviation::element)
            .thenComparing(Deviation::kind);

    public Deviation {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** What is otherwise. */
    public enum Kind {
        /** It would be open, and never was in that time. */
        OPENS,
        /** It would be there and covered by an exception, and never was in that time. */
        OPENS_SUPPRESSED,
        /** It would be there before it was, or after it was gone. */
        LASTS_LONGER,
        /** It would be open, and an exception covered it. */
        NO_LONGER_SUPPRESSED,
        /** It would not be there at all in that time. */
        VANISHES,
        /** It would come later, or be gone before it was. */
        LASTS_SHORTER,
        /** An exception would cover it, and it was open. */
        SUPPRESSED,
        /** Another exception would cover it. */
        SUPPRESSED_OTHERWISE,
        /** It would be more or less severe. */
        SEVERITY_CHANGES;

        /** Whether people would be told of a finding of which they were not, so that they have more to do. */
        public boolean alarms() {
            return this == OPENS || this == NO_LONGER_SUPPRESSED;
        }
    }

    /** How long it lasts, up to the end of the span that was looked at. */
    public Duration lasts(Instant end) {
        return Duration.between(since, until.orElse(end));
    }
}
