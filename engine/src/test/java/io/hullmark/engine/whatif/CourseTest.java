package io.hullmark.engine.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stretch is called in which the sides part. */
final class CourseTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /** One letter for each second and side: - nothing, O open, o open and less severe, x and y suppressed by an exception of that name. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "what would be open alone          | ---- | -OO- | OPENS 1-3",
                "what would be open until the end  | ---- | --OO | OPENS 2-",
                "what would open twice             | ----- | O-O-- | OPENS 0-1, OPENS 2-3",
                "what would be suppressed at once  | ---- | -xx- | OPENS_SUPPRESSED 1-3",
                "what would be gone later          | OO-- | OOO- | LASTS_LONGER 2-3",
                "what would come earlier           | --OO | -OOO | LASTS_LONGER 1-2",
                "what would not be there           | -OO- | ---- | VANISHES 1-3",
                "what was suppressed and vanishes  | -xx- | ---- | VANISHES 1-3",
                "what would be gone earlier        | OOO- | OO-- | LASTS_SHORTER 2-3",
                "what would come later             | OOOO | -OOO | LASTS_SHORTER 0-1",
                "what would be covered             | OOOO | -xx- | LASTS_SHORTER 0-1, SUPPRESSED 1-3, LASTS_SHORTER 3-",
                "what would be covered for a while | OOOO | OxxO | SUPPRESSED 1-3",
                "what would no longer be covered   | xxx- | xOO- | NO_LONGER_SUPPRESSED 1-3",
                "what another would cover          | xxx- | xyy- | SUPPRESSED_OTHERWISE 1-3",
                "what would be less severe         | OOO- | ooo- | SEVERITY_CHANGES 0-3",
                "what is the same                  | -Ox- | -Ox- | ''",
            })
    void shouldNameWhatIsOtherwise(String situation, String live, String draft, String expected) {
        var course = new Course(told(), START);
        var deviations = new ArrayList<Deviation>();

        for (int second = 0; second < live.length(); second++) {
            course.settle(START.plusSeconds(second), phase(live.charAt(second)), phase(draft.charAt(second)))
                    .ifPresent(deviations::add);
        }
        course.rest(START.plusSeconds(live.length())).ifPresent(deviations::add);

        assertThat(String.join(", ", deviations.stream().map(CourseTest::text).toList()))
                .isEqualTo(expected);
    }

    private static Phase phase(char letter) {
        return switch (letter) {
            case 'O' -> new Phase.Open(Severity.HIGH);
            case 'o' -> new Phase.Open(Severity.LOW);
            case 'x', 'y' -> new Phase.Suppressed(Severity.HIGH, String.valueOf(letter));
            default -> new Phase.Absent();
        };
    }

    private static String text(Deviation deviation) {
        return "%s %d-%s"
                .formatted(
                        deviation.kind(),
                        deviation.since().getEpochSecond() - START.getEpochSecond(),
                        deviation
                                .until()
                                .map(until -> String.valueOf(until.getEpochSecond() - START.getEpochSecond()))
                                .orElse(""));
    }

    private static Told told() {
        var subject = new Subject(ObjectKey.container("h1", "web"), "", "", "", "", "", "", "");
        return new Told(new RuleId("not-privileged"), subject, new TreeMap<>(), "", Optional.empty());
    }
}
