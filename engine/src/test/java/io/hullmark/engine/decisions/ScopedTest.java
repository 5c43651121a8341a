package io.hullmark.engine.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.fixtures.Exceptions;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ScopedTest {
    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final Requirement RULE = new Requirement(
            new RuleId("container-no-etc"),
            "",
            "0123456789abcdef",
            RuleMode.ENFORCE,
            Severity.HIGH,
            "",
            List.of(new Control("cis-docker", "1.6.0", "5.5"), new Control("cis-docker", "1.8.0", "5.6")));
    private static final Subject WEB = new Subject(
            ObjectKey.container("h1", "c1"),
            "web-1.example",
            "shop-web-1",
            "registry.example.org:5000/shop/web:2.1",
            DIGEST,
            "shop",
            "web",
            "team-a");
    private static final Circumstances SEEN = new Circumstances(
            WEB,
            Optional.of(List.of("tier=prod", "spot")),
            Optional.of(Map.of("team", "a", "level", "")),
            Optional.of(List.of("mirror.example.org/web:2.1")));

    static Stream<Arguments> scopes() {
        var all = ExceptionScope.ALL;
        return Stream.of(
                arguments(rules("container-no-etc"), Match.YES),
                arguments(rules("other", "container-no-etc"), Match.YES),
                arguments(rules("other"), Match.NO),
                arguments(controls("cis-docker:5.5"), Match.YES),
                arguments(controls("cis-docker@1.8.0:5.6"), Match.YES),
                arguments(controls("cis-docker@1.8.0:5.5"), Match.NO),
                arguments(controls("nist:5.5"), Match.NO),
                arguments(hosts("h1"), Match.YES),
                arguments(hosts("web-*.example"), Match.YES),
                arguments(hosts("h2", "db-*"), Match.NO),
                arguments(containers("shop-*"), Match.YES),
                arguments(containers("web"), Match.NO),
                arguments(elements("/etc/*"), Match.YES),
                arguments(elements("/srv"), Match.NO),
                arguments(hostLabels(Map.of("tier", "prod")), Match.YES),
                arguments(hostLabels(Map.of("tier", "pr*", "spot", "")), Match.YES),
                arguments(hostLabels(Map.of("tier", "test")), Match.NO),
                arguments(hostLabels(Map.of("zone", "*")), Match.NO),
                arguments(labels(Map.of("team", "a", "level", "")), Match.YES),
                arguments(labels(Map.of("team", "b")), Match.NO),
                arguments(compose("shop", ""), Match.YES),
                arguments(compose("shop", "web"), Match.YES),
                arguments(compose("shop", "db"), Match.NO),
                arguments(compose("", "web"), Match.YES),
                arguments(all, Match.YES));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void shouldCoverWhatMatchesEveryFieldThatIsGiven(ExceptionScope scope, Match match) {
        assertThat(match(scope, SEEN)).isEqualTo(match);
    }

    @ParameterizedTest
    @CsvSource({
        "registry.example.org:5000/shop/web,       YES",
        "registry.example.org:5000/shop/web:2.1,   YES",
        "registry.example.org:5000/shop/web:2.*,   YES",
        "registry.example.org:5000/*,              YES",
        "registry.example.org:5000/shop/web:3,     NO",
        "registry.example.org/shop/web,            NO",
        "shop/web,                                 NO",
        "mirror.example.org/web,                   YES",
        "other.example.org/web@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, YES",
        "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, YES",
        "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, NO"
    })
    void shouldKnowAnImageByRepositoryTagAndDigest(String image, Match match) {
        assertThat(match(images(image), SEEN)).isEqualTo(match);
    }

    @Test
    void shouldCompleteNamesAsTheEngineDoes() {
        var nginx = new Circumstances(
                new Subject(ObjectKey.container("h1", "c1"), "", "web", "nginx", "", "", "", ""),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of()));

        assertThat(match(images("docker.io/library/nginx:latest"), nginx)).isEqualTo(Match.YES);
        assertThat(match(images("library/nginx"), nginx)).isEqualTo(Match.YES);
    }

    static Stream<Arguments> unseen() {
        return Stream.of(
                arguments(hostLabels(Map.of("tier", "prod"))),
                arguments(labels(Map.of("team", "a"))),
                arguments(images("mirror.example.org/web")));
    }

    @ParameterizedTest
    @MethodSource("unseen")
    void shouldNotSayNoToWhatNobodyHasSeen(ExceptionScope scope) {
        var blind = new Circumstances(WEB, Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(match(scope, blind)).isEqualTo(Match.UNSEEN);
    }

    @Test
    void shouldSayNoWhateverElseNobodyHasSeen() {
        var blind = new Circumstances(WEB, Optional.empty(), Optional.empty(), Optional.empty());
        var scope = new ExceptionScope(
                List.of(),
                List.of(),
                List.of("h2"),
                Map.of("tier", "prod"),
                List.of(),
                List.of(),
                Map.of(),
                "",
                "",
                List.of());

        assertThat(match(scope, blind)).isEqualTo(Match.NO);
    }

    static Stream<Arguments> scopesOfContainers() {
        return Stream.of(
                arguments(containers("*")),
                arguments(compose("shop", "")),
                arguments(images("registry.example.org:5000/*")));
    }

    @ParameterizedTest
    @MethodSource("scopesOfContainers")
    void shouldNotReachAHostByWhatOnlyContainersHave(ExceptionScope scope) {
        var host = new Subject(ObjectKey.host("h1"), "web-1", "web-1", "", "", "", "", "");

        assertThat(match(
                        scope,
                        new Circumstances(host, Optional.empty(), Optional.of(Map.of()), Optional.of(List.of()))))
                .isEqualTo(Match.NO);
    }

    @Test
    void shouldReachAnImageByItsTags() {
        var image = new Subject(new ObjectKey("h1", ObjectKind.IMAGE, DIGEST), "", "web:1", "", DIGEST, "", "", "");

        assertThat(match(
                        images("web"),
                        new Circumstances(
                                image, Optional.empty(), Optional.of(Map.of()), Optional.of(List.of("web:1")))))
                .isEqualTo(Match.YES);
    }

    private static Match match(ExceptionScope scope, Circumstances circumstances) {
        return new Scoped<>(Exceptions.of("waiver", scope)).of(RULE, "/etc/passwd", circumstances);
    }

    private static ExceptionScope rules(String... rules) {
        return Exceptions.scope(List.of(rules), List.of(), List.of(), List.of());
    }

    private static ExceptionScope hosts(String... hosts) {
        return Exceptions.scope(List.of(), List.of(hosts), List.of(), List.of());
    }

    private static ExceptionScope containers(String... containers) {
        return Exceptions.scope(List.of(), List.of(), List.of(containers), List.of());
    }

    private static ExceptionScope elements(String... elements) {
        return Exceptions.scope(List.of(), List.of(), List.of(), List.of(elements));
    }

    private static ExceptionScope controls(String... controls) {
        return new ExceptionScope(
                List.of(), List.of(controls), List.of(), Map.of(), List.of(), List.of(), Map.of(), "", "", List.of());
    }

    private static ExceptionScope images(String... images) {
        return new ExceptionScope(
                List.of(), List.of(), List.of(), Map.of(), List.of(images), List.of(), Map.of(), "", "", List.of());
    }

    private static ExceptionScope hostLabels(Map<String, String> labels) {
        return new ExceptionScope(
                List.of(), List.of(), List.of(), labels, List.of(), List.of(), Map.of(), "", "", List.of());
    }

    private static ExceptionScope labels(Map<String, String> labels) {
        return new ExceptionScope(
                List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(), labels, "", "", List.of());
    }

    private static ExceptionScope compose(String project, String service) {
        return new ExceptionScope(
                List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(), Map.of(), project, service, List.of());
    }
}
