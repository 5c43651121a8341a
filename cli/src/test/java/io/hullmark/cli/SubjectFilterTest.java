package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.Severity;
import io.hullmark.engine.whatif.Deviation;
import io.hullmark.engine.whatif.Deviation.Kind;
import io.hullmark.engine.whatif.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Which findings somebody asks for. */
final class SubjectFilterTest {
    private static final Map<String, List<Control>> CONTROLS = Map.of(
            "not-privileged", List.of(new Control("cis-docker", "1.8.0", "5.5")),
            "own-network", List.of(new Control("nist-800-190", "", "4.4")));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'', true",
        "--host h1, true",
        "--host host-a, true",
        "--host host-b, false",
        "--container web, true",
        "--container db, false",
        "--image shop/, true",
        "--image other/, false",
        "--project shop, true",
        "--project pay, false",
        "--label team=a, true",
        "--label team=b, false",
        "--label tier=a, false",
        "--label team=a --label stage=live, true",
        "--label team=a --label stage=test, false",
        "--rule not-privileged, true",
        "--rule own-network, false",
        "--framework cis-docker@1.8.0, true",
        "--framework nist-800-190, false",
        "--framework cis-docker --rule not-privileged, true",
        "--framework cis-docker --rule own-network, false",
    })
    void shouldChoose(String flags, boolean wanted) {
        var filter = filter(flags.isEmpty() ? new String[0] : flags.split(" "));

        assertThat(filter.among(CONTROLS).has(finding())).isEqualTo(wanted);
    }

    @Test
    void shouldSayWhichFrameworksThereAre() {
        var filter = filter("--framework", "cis-dokcer");

        assertThatThrownBy(() -> filter.among(CONTROLS))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("no rule serves the framework 'cis-dokcer'; did you mean");
    }

    private static SubjectFilter filter(String... flags) {
        var filter = new SubjectFilter();
        new CommandLine(filter).parseArgs(flags);
        return filter;
    }

    private static Deviation finding() {
        return new Deviation(
                Kind.OPENS,
                new RuleId("not-privileged"),
                new Subject(ObjectKey.container("h1", "0eb"), "host-a", "web", "shop/web:1", "", "shop", "web", ""),
                new TreeMap<>(Map.of("team", "a", "stage", "live")),
                "",
                Instant.EPOCH,
                Optional.empty(),
                new Phase.Absent(),
                new Phase.Open(Severity.HIGH));
    }
}
