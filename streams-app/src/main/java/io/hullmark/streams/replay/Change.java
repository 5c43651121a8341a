package io.hullmark.streams.replay;

import io.hullmark.wire.VerdictKind;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What is different of one subject between two moments. */
public sealed interface Change {

    /** The subject, as it was when it was last there. */
    PastSubject subject();

    /** It was not there before. */
    record Appeared(PastSubject subject) implements Change {}

    /** It is no longer there. */
    record Gone(PastSubject subject) implements Change {}

    /**
     * It is there at both moments.
     *
     * @param before as it was at the first moment
     * @param subject as it was at the second
     * @param fields what is configured otherwise, by path
     * @param verdicts what is judged otherwise, by rule
     */
    record Altered(PastSubject before, PastSubject subject, List<FieldChange> fields, List<VerdictChange> verdicts)
            implements Change {
        public Altered {
            fields = List.copyOf(fields);
            verdicts = List.copyOf(verdicts);
        }
    }

    /** A field of the configuration; values as text, empty where the field is absent. */
    record FieldChange(String path, Optional<String> before, Optional<String> after) {}

    /**
     * A verdict; empty where the rule did not judge the subject.
     *
     * @param suppressedBefore ids of exceptions that covered its findings, by element
     * @param suppressedAfter ids of exceptions that cover them
     */
    record VerdictChange(
            String rule,
            Optional<VerdictKind> before,
            Optional<VerdictKind> after,
            SortedMap<String, String> suppressedBefore,
            SortedMap<String, String> suppressedAfter) {}
}
