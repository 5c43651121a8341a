package io.hullmark.cli.report;

import io.hullmark.engine.assessment.AssessedControl;
import io.hullmark.engine.assessment.Assessment;
import io.hullmark.engine.assessment.ControlState;
import io.hullmark.engine.assessment.FindingLife.Step;
import io.hullmark.engine.assessment.Ground;
import io.hullmark.engine.assessment.Times;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How well the controls of a framework were kept, and all that a reader must know to judge that.
 *
 * @param framework its name and version
 * @param from begin of the span
 * @param to its end
 * @param knownUntil what was known until then is in it
 * @param begins since when anything is known at all
 * @param selection to which subjects and rules it is restricted, for a person; empty if to none
 * @param ends the last entry of each partition that counts: each vouches for all before it
 * @param assessment how well they were kept
 */
public record ComplianceReport(
        String framework,
        Instant from,
        Instant to,
        Instant knownUntil,
        Instant begins,
        String selection,
        List<Ground> ends,
        Assessment assessment) {
    public ComplianceReport {
        ends = List.copyOf(ends);
    }

    /** A way to write a report down. */
    public interface Form {
        void write(ComplianceReport report, PrintWriter out);
    }

    /** What comes of a control. */
    enum Standing {
        NOT_KEPT("not kept"),
        ACCEPTED("not kept, and all of it accepted"),
        NOT_TOLD("can't be told"),
        KEPT_WHERE_SEEN("kept as far as seen"),
        KEPT("kept"),
        UNCONCERNED("concerned nobody");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        static Standing of(AssessedControl control) {
            var times = control.times();
            if (control.subjects().isEmpty()) {
                return UNCONCERNED;
            } else if (lasted(times, ControlState.FAILING)) {
                return NOT_KEPT;
            } else if (lasted(times, ControlState.ACCEPTED)) {
                return ACCEPTED;
            } else if (times.observed().isZero()) {
                return NOT_TOLD;
            }
            return times.observed().equals(times.applied()) ? KEPT : KEPT_WHERE_SEEN;
        }

        private static boolean lasted(Times times, ControlState state) {
            return !times.in(state).isZero();
        }
    }

    /** The controls in the order of their framework. */
    List<AssessedControl> controls() {
        return assessment.controls().stream()
                .sorted(Comparator.comparing(AssessedControl::control, Controls.inOrder()))
                .toList();
    }

    /** How many controls came to something. */
    long count(Standing standing) {
        return assessment.controls().stream()
                .filter(control -> Standing.of(control) == standing)
                .count();
    }

    /** All controls and subjects together. */
    Times times() {
        return Times.of(
                assessment.controls().stream().map(AssessedControl::times).toList());
    }

    /** The entries on which all that it says rests, in their order in the journal. */
    SortedSet<Ground> grounds() {
        var all = new TreeSet<Ground>();
        assessment
                .controls()
                .forEach(control -> control.subjects()
                        .forEach(subject -> subject.stretches().forEach(stretch -> all.addAll(stretch.grounds()))));
        assessment
                .findings()
                .forEach(finding -> finding.steps().stream().map(Step::ground).forEach(all::add));
        assessment.exceptions().forEach(life -> all.addAll(life.grounds()));
        assessment.attestations().forEach(life -> all.addAll(life.grounds()));
        assessment.hosts().forEach(host -> host.spells().forEach(spell -> all.addAll(spell.grounds())));
        return all;
    }

    /** For whom it is, for a person. */
    String subjects() {
        return selection.isEmpty() ? "every host, container and image that was there" : "restricted to " + selection;
    }
}
