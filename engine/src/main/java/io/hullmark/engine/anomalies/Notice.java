package io.hullmark.engine.anomalies;

import io.hullmark.engine.detectors.AnomalyKind;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is told of the behaviour of containers. */
public sealed interface Notice {
    /** The object by whose key the record goes out, the same for all records of one id. */
    ObjectKey origin();

    /** When. */
    Instant at();

    /** One of both. */
    <T> T fold(Function<Anomaly, T> anomaly, Function<Learning, T> learning);

    /** Which way an anomaly went. */
    enum State {
        OPENED,
        /** It got clearly worse, or it concerns others than before. */
        UPDATED,
        /** It is open, and an exception covers all whom it concerns. */
        SUPPRESSED,
        CLOSED
    }

    /** What those have in common who have one anomaly. */
    enum Common {
        /** It is of one container. */
        NOTHING,
        HOST,
        IMAGE
    }

    /**
     * One transition of an anomaly.
     *
     * @param id of the anomaly: the same in all its transitions, and whoever looks at the same frames
     * @param origin the container with which it began
     * @param transition number of the transition, from 1
     * @param state which way it went
     * @param ending why it was closed; given if, and only if, it was
     * @param joined the anomaly that tells of it from now on; given if it was closed for that
     * @param at when
     * @param kind how the metric behaves
     * @param metric which one
     * @param since when it began
     * @param severity of the member to whom it is worst
     * @param common what the members have in common
     * @param lead the member that stands for all; of a closed anomaly the last one
     * @param members how many there are
     * @param subjects the first of them, the lead included
     * @param exception covers all members; empty if any is not covered
     */
    record Anomaly(
            String id,
            ObjectKey origin,
            int transition,
            State state,
            Optional<Ending> ending,
            Optional<String> joined,
            Instant at,
            AnomalyKind kind,
            Metric metric,
            Instant since,
            Severity severity,
            Common common,
            Member lead,
            int members,
            List<Subject> subjects,
            Optional<String> exception)
            implements Notice {
        public Anomaly {
            subjects = List.copyOf(subjects);
        }

        @Override
        public <T> T fold(Function<Anomaly, T> anomaly, Function<Learning, T> learning) {
            return anomaly.apply(this);
        }
    }

    /**
     * A container can't be judged yet, or can be from now on.
     *
     * @param id the same for all that is told of the learning of one container
     * @param subject the container
     * @param at when
     * @param outlook whether it is still learned, and until when
     */
    record Learning(String id, Subject subject, Instant at, Outlook outlook) implements Notice {
        @Override
        public ObjectKey origin() {
            return subject.key();
        }

        @Override
        public <T> T fold(Function<Anomaly, T> anomaly, Function<Learning, T> learning) {
            return learning.apply(this);
        }
    }
}
