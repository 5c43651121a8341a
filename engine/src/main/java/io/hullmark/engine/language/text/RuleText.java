package io.hullmark.engine.language.text;

import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Severity;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.rules.Watch.Grouping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule as its author wrote it: every key is known and of the right form, and no expression has been looked at.
 *
 * @param fields the document
 * @param applies condition under which the rule speaks at all
 * @param demand what it asks
 * @param each the elements that it judges one by one
 * @param element expression that names an element
 * @param policy policy values with their defaults
 * @param message what a finding says, with placeholders
 */
public record RuleText(
        Fields fields,
        RuleId id,
        String title,
        ObjectKind subject,
        Severity severity,
        RuleMode mode,
        Optional<Passage> applies,
        Demand demand,
        Optional<Each> each,
        Optional<Passage> element,
        Map<String, Object> policy,
        Optional<Passage> message,
        String remediation,
        List<Control> controls,
        List<TestText> tests) {

    /** What a rule asks of its subject. */
    public sealed interface Demand {
        /** That a condition holds. */
        record Require(Passage condition) implements Demand {}

        /** That a person looks. */
        record Manual(String what) implements Demand {}

        /** That a condition on samples does not last. */
        record Sustained(Passage when, Optional<Passage> until, Duration lasts, Duration quiet) implements Demand {}

        /** That something does not happen too often. */
        record Counted(String event, int atLeast, Duration within, Grouping by) implements Demand {}

        /** That something does happen. */
        record Absent(String event, Duration lasts, Grouping by) implements Demand {}

        /** Something that we have no instrument for. */
        record Missing(String instrument) implements Demand {}
    }

    /** The elements that a rule judges one by one, and the name by which it speaks of each. */
    public record Each(String name, Passage collection) {}

    /**
     * A test that stands beside the rule.
     *
     * @param given what is known, by variable
     * @param play what happens over time before the rule is asked
     * @param elements the elements that must fail, if the test says
     */
    public record TestText(
            String name,
            Place place,
            Optional<Fields> given,
            Play play,
            Verdict expect,
            Optional<List<String>> elements) {}

    /**
     * What a test of a rule over time plays.
     *
     * @param samples samples, one after the other
     * @param events when events happen
     * @param until when the rule is asked; with the last event if the test does not say
     */
    public record Play(List<Samples> samples, List<Duration> events, Optional<Duration> until) {
        public Play {
            samples = List.copyOf(samples);
            events = List.copyOf(events);
        }
    }

    /** One sample again and again: for how long, how often, and what it says. */
    public record Samples(Duration lasting, Duration every, Fields fields) {}
}
