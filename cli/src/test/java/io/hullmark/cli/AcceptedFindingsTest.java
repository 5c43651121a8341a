package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.cli.console.Finding;
import io.hullmark.engine.exceptions.ExceptionFlaws;
import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.language.CelRules;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Rule;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What exceptions would cover of findings, and exceptions made for findings. */
class AcceptedFindingsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Rule PRIVILEGED = rule("not-privileged");
    private static final Rule MOUNTS = rule("no-etc");

    private final Finding web = finding(PRIVILEGED, "h1", "web", "");
    private final Finding shop = finding(PRIVILEGED, "h1", "shop", "");
    private final Finding other = finding(PRIVILEGED, "h2", "web", "");
    private final Finding etc = finding(MOUNTS, "h1", "web", "/etc");
    private final Finding usr = finding(MOUNTS, "h1", "web", "/usr");
    private final Finding shopEtc = finding(MOUNTS, "h1", "shop", "/etc");
    private final List<Finding> all = List.of(web, shop, other, etc, usr, shopEtc);

    @Test
    void shouldAcceptWhatIsOpenNowAndNothingBesideIt() {
        var open = List.of(web, shop, etc, usr);

        var exceptions = accepted().of(open);

        assertThat(exceptions)
                .hasSize(2)
                .allSatisfy(exception ->
                        assertThat(ExceptionFlaws.of(exception, NOW)).isEmpty());
        assertThat(exceptions)
                .flatExtracting(
                        exception -> Simulation.of(exception, all, List.of()).hides())
                .containsExactlyInAnyOrderElementsOf(open);
    }

    @Test
    void shouldGiveThatWhichIsAcceptedTheSameIdAgain() {
        var once = accepted().of(List.of(web, shop));
        var again = accepted().of(List.of(shop, web));

        assertThat(again).isEqualTo(once);
        assertThat(once).extracting(PolicyException::id).allMatch(id -> id.startsWith("accepted-not-privileged-"));
    }

    @Test
    void shouldSayWhatAnExceptionWouldHideAndWhatItPerhapsWould() {
        var byHost = simulated(scope(List.of("h1"), Map.of(), List.of()));
        var byLabel = simulated(scope(List.of("h2"), Map.of("team", "shop"), List.of()));
        var byImage = simulated(scope(List.of(), Map.of(), List.of("nginx")));
        var byOtherImage = simulated(scope(List.of(), Map.of(), List.of("postgres")));

        assertThat(byHost.hides()).containsExactly(web, shop, etc, usr, shopEtc);
        assertThat(byLabel.hides()).isEmpty();
        assertThat(byLabel.mayHide()).containsExactly(other);
        assertThat(byImage.hides()).isEqualTo(all);
        assertThat(byOtherImage.hides()).isEmpty();
        assertThat(byOtherImage.mayHide()).isEmpty();
    }

    private CurrentExceptions accepted() {
        return new CurrentExceptions("was so before", "alice", "bob", NOW, NOW.plus(Duration.ofDays(14)));
    }

    private Simulation simulated(ExceptionScope scope) {
        var exception = new PolicyException(
                "waiver",
                PolicyException.Type.RISK_ACCEPTED,
                scope,
                "fenced in",
                "alice",
                "bob",
                "",
                NOW,
                NOW.plus(Duration.ofDays(1)));
        return Simulation.of(exception, all, List.of());
    }

    private static ExceptionScope scope(List<String> hosts, Map<String, String> labels, List<String> images) {
        return new ExceptionScope(List.of(), List.of(), hosts, Map.of(), images, List.of(), labels, "", "", List.of());
    }

    private static Finding finding(Rule rule, String host, String name, String element) {
        var subject =
                new Subject(ObjectKind.CONTAINER, host, host, name + "-id", name, "nginx:1.25", "sha256:1", "", "", "");
        return new Finding(rule, subject, element, Optional.empty());
    }

    private static Rule rule(String id) {
        var compilation = new CelRules().compile("""
                id: %s
                title: It holds
                subject: container
                severity: high
                require: "!container.privileged"
                message: It is wrong
                remediation: Make it right.
                """.formatted(id), PolicyValues.NONE);
        return ((Compilation.Accepted) compilation).rule();
    }
}
