package io.hullmark.cli.report;

import static io.hullmark.cli.console.Palette.harmless;

import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.whatif.Deviation;
import io.hullmark.engine.whatif.Deviation.Kind;
import io.hullmark.engine.whatif.Difference;
import io.hullmark.engine.whatif.Group;
import io.hullmark.engine.whatif.Phase;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a draft would have made of a span of the past.
 *
 * @param from begin of the span
 * @param to its end
 * @param draft what was tried, for a person
 * @param difference what would have been otherwise
 */
public record WhatIfReport(Instant from, Instant to, String draft, Difference difference) {

    /** A way to write a report down. */
    public interface Form {
        void write(WhatIfReport report, PrintWriter out);
    }

    /** A question by which deviations are grouped, and its answers, the loudest first. */
    record Ranking(String title, List<Group> groups) {}

    String title() {
        return "%s to %s, as it was and with %s".formatted(from, to, draft);
    }

    /** How many findings are otherwise in which way, and for how long together. */
    List<Group> kinds() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Group.byName(
                        difference.deviations(),
                        to,
                        one -> Optional.of(one.kind()).filter(kind::equals).map(Kind::name))
                        .stream())
                .toList();
    }

    /** By the day, in UTC, on which they begin. */
    List<Group> days() {
        return Group.byName(
                difference.deviations(), to, one -> Optional.of(day(one.since()).toString()));
    }

    /** The rules, subjects, hosts, images and owners with most of them. */
    List<Ranking> rankings() {
        return List.of(
                ranking("rule", one -> Optional.of(one.rule().value())),
                ranking("subject", one -> Optional.of(place(one.subject()))),
                ranking("host", one -> Optional.of(host(one.subject()))),
                ranking("image", one -> Optional.of(image(one.subject())).filter(name -> !name.isEmpty())),
                ranking("owner", one -> Optional.of(owner(one.subject())).filter(name -> !name.isEmpty())));
    }

    private Ranking ranking(String title, Function<Deviation, Optional<String>> name) {
        return new Ranking(title, Group.loudestFirst(difference.deviations(), to, name));
    }

    /** Why rules are left out that nobody can tell of; empty where there are none. */
    Optional<String> untold() {
        return difference.untold().isEmpty()
                ? Optional.empty()
                : Optional.of("can't be told of %s samples are not in the journal: %s"
                        .formatted(
                                difference.untold().size() == 1
                                        ? "one rule over time, for its"
                                        : "rules over time, for their",
                                difference.untold().stream().map(RuleId::value).collect(Collectors.joining(", "))));
    }

    /** The title of a rule, empty where nobody knows it. */
    String title(RuleId rule) {
        return Optional.ofNullable(difference.rules().get(rule))
                .map(requirement -> requirement.title())
                .orElse("");
    }

    Duration lasts(Deviation deviation) {
        return deviation.lasts(to);
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** Such as "would open", for a person. */
    static String words(Kind kind) {
        return switch (kind) {
            case OPENS -> "would open";
            case OPENS_SUPPRESSED -> "would open, suppressed";
            case LASTS_LONGER -> "would last longer";
            case NO_LONGER_SUPPRESSED -> "would no longer be suppressed";
            case VANISHES -> "would vanish";
            case LASTS_SHORTER -> "would last shorter";
            case SUPPRESSED -> "would be suppressed";
            case SUPPRESSED_OTHERWISE -> "would be suppressed otherwise";
            case SEVERITY_CHANGES -> "would change severity";
        };
    }

    /** Such as "HIGH, suppressed by x1" or "nothing". */
    static String words(Phase phase) {
        return phase.severityIfThere()
                .map(severity -> severity.name()
                        + phase.exceptionIfAny()
                                .map(id -> ", suppressed by " + harmless(id))
                                .orElse(""))
                .orElse("nothing");
    }

    /** Such as "container web (nginx:1.25) on pay-1 [/etc]". */
    static String place(Deviation deviation) {
        return place(deviation.subject())
                + (deviation.element().isEmpty() ? "" : " [" + harmless(deviation.element()) + "]");
    }

    private static String place(Subject subject) {
        return subject.key().kind() == ObjectKind.HOST
                ? "host " + host(subject)
                : Subjects.text(subject) + " on " + host(subject);
    }

    static String host(Subject subject) {
        return harmless(subject.hostName().isEmpty() ? subject.key().hostId() : subject.hostName());
    }

    private static String image(Subject subject) {
        return harmless(subject.key().kind() == ObjectKind.IMAGE ? subject.name() : subject.image());
    }

    /** By the label "owner", or else the compose project. */
    static String owner(Subject subject) {
        var project = subject.composeProject().isEmpty() ? "" : "project " + subject.composeProject();
        return harmless(subject.owner().isEmpty() ? project : subject.owner());
    }
}
