package io.hullmark.cli.console;

import static io.hullmark.cli.console.Palette.harmless;

import io.hullmark.wire.Anomaly;
import io.hullmark.wire.AnomalyDeviation;
import io.hullmark.wire.AnomalyExposure;
import io.hullmark.wire.AnomalyScope;
import io.hullmark.wire.AnomalyState;
import io.hullmark.wire.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Anomalies for people: what is unusual, by how much, for whom, and what was it measured by.
 *
 * @param palette colours or none
 * @param zone the reader's time zone
 */
public record AnomalyText(Palette palette, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** The lines of all, in the order given. */
    public List<String> lines(List<Anomaly> anomalies) {
        return anomalies.stream().flatMap(anomaly -> lines(anomaly).stream()).toList();
    }

    private List<String> lines(Anomaly anomaly) {
        var lines = new ArrayList<String>();
        lines.add("%s  %s".formatted(palette.faint(at(anomaly.getAt())), palette.strong(whom(anomaly))));
        var deviation = anomaly.getDeviation();
        if (deviation == null) {
            lines.add("  %s%s".formatted(anomaly.getState(), learning(anomaly)));
            return lines;
        }
        lines.add("  %s %s %s %s%s"
                .formatted(
                        palette.anomaly(anomaly.getState()),
                        palette.severity(anomaly.getSeverity()),
                        words(deviation.getMetric()),
                        words(deviation.getKind()),
                        palette.faint(how(anomaly))));
        if (anomaly.getState() != AnomalyState.CLOSED) {
            lines.add("      %s, usually %s to %s; score %.2f, since %s"
                    .formatted(
                            MetricValue.text(deviation.getValue(), deviation.getUnit()),
                            MetricValue.text(deviation.getExpectedLow(), deviation.getUnit()),
                            MetricValue.text(deviation.getExpectedHigh(), deviation.getUnit()),
                            deviation.getScore(),
                            at(anomaly.getSince())));
            lines.add("      " + palette.faint(background(deviation)));
        }
        if (anomaly.getSubjectCount() > 1) {
            lines.add("      " + names(anomaly));
        }
        return lines;
    }

    /** Such as "container web (nginx) on host-a", or "3 containers on host-a". */
    static String whom(Anomaly anomaly) {
        var subject = anomaly.getSubject();
        var count = anomaly.getSubjectCount();
        if (count == 1 || anomaly.getScope() == AnomalyScope.CONTAINER) {
            return Subjects.text(subject);
        } else if (anomaly.getScope() == AnomalyScope.IMAGE) {
            return "%d containers of %s".formatted(count, harmless(subject.getImage()));
        }
        var host = subject.getHostName().isEmpty() ? subject.getHostId() : subject.getHostName();
        return "%d containers on %s".formatted(count, harmless(host));
    }

    private static String names(Anomaly anomaly) {
        var named = anomaly.getSubjects().stream().map(AnomalyText::name).collect(Collectors.joining(", "));
        int rest = anomaly.getSubjectCount() - anomaly.getSubjects().size();
        return rest > 0 ? "%s and %d more".formatted(named, rest) : named;
    }

    private static String name(Subject subject) {
        var host = subject.getHostName().isEmpty() ? subject.getHostId() : subject.getHostName();
        return "%s on %s".formatted(harmless(subject.getName()), harmless(host));
    }

    private static String how(Anomaly anomaly) {
        if (anomaly.getState() == AnomalyState.SUPPRESSED) {
            return "  by exception " + anomaly.getExceptionId();
        } else if (anomaly.getState() != AnomalyState.CLOSED || anomaly.getEnding() == null) {
            return "";
        }
        var joined = anomaly.getJoined() == null ? "" : " " + anomaly.getJoined();
        return "  %s%s after %s"
                .formatted(words(anomaly.getEnding()), joined, text(Duration.ofMillis(anomaly.getDurationMillis())));
    }

    private String learning(Anomaly anomaly) {
        if (anomaly.getState() != AnomalyState.LEARNING) {
            return "";
        }
        var until = anomaly.getLearningUntil();
        return until == null
                ? " as many workloads as there is room for are watched"
                : " until " + DAY_AND_TIME.format(until.atZone(zone));
    }

    private static String background(AnomalyDeviation deviation) {
        var baseline = deviation.getBaseline();
        return "measured by %d samples of %s of %s in %s; %s"
                .formatted(
                        baseline.getSamples(),
                        baseline.getContainers() == 1 ? "1 container" : baseline.getContainers() + " containers",
                        harmless(baseline.getWorkload()),
                        text(Duration.ofMillis(baseline.getLearnedMillis())),
                        configuration(deviation.getConfiguration()));
    }

    private static String configuration(AnomalyExposure exposure) {
        var parts = new ArrayList<String>();
        if (exposure.getPrivileged()) {
            parts.add("privileged");
        }
        if (!exposure.getPublishedPorts().isEmpty()) {
            parts.add("published " + harmless(String.join(" ", exposure.getPublishedPorts())));
        }
        if (exposure.getWorstFinding() != null) {
            parts.add("has a finding that is " + exposure.getWorstFinding());
        }
        parts.add(
                exposure.getMemoryLimit() == 0
                        ? "no memory limit"
                        : "memory limit " + MetricValue.text((double) exposure.getMemoryLimit(), "bytes"));
        return String.join(", ", parts);
    }

    private String at(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Such as "25h3m". */
    private static String text(Duration duration) {
        var text = Duration.ofSeconds(duration.toSeconds()).toString();
        return text.substring(2).toLowerCase(Locale.ROOT);
    }
}
