package io.hullmark.producer.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private final Redactor redactor = new Redactor("a key of this host alone".getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx -g daemon off;",
                "/usr/sbin/sshd -D -e",
                "redis-server --appendonly yes --port 6379",
                "postgres -c shared_buffers=256MB -c max_connections=200",
                "java -Xmx512m -XX:+UseSerialGC -jar /opt/service/application-server-2.14.3.jar --config /etc/x/application.yaml",
                "docker-entrypoint.sh mysqld --character-set-server=utf8mb4 --collation-server=utf8mb4_unicode_ci",
                "mkdir -p /var/lib/postgresql/data",
                "python3 -m http.server -p 8080",
                "/bin/sh -c while true; do sleep 30; done",
                "curl -fsS http://localhost:8080/health?verbose=true",
                "kube-controller-manager --leader-elect=true --profiling=false",
                "--password-file /run/secrets/database",
                "mysql -p$MYSQL_ROOT_PASSWORD",
                "ssh://git@example.org/project.git",
                "/bin/sh -c #(nop)  CMD [\"node\" \"server.js\"]",
                "apt-get update && apt-get install -y --no-install-recommends ca-certificates",
                "registry.example.org:5000/team/web@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "--tlsverify=false --tls-auth-enabled=true",
                "set -eux; addgroup -g 101 -S nginx"
            })
    void shouldLeaveWhatIsPlainlyHarmlessAsItIs(String text) {
        assertThat(redactor.text(text)).isEqualTo(text);
        assertThat(String.join(" ", redactor.words(List.of(text.split(" "))))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--password=hunter2!",
                "--password hunter2!",
                "-phunter2!",
                "sh -c \"mysql -u root -phunter2! shop\"",
                "DB_PASSWORD=hunter2!",
                "postgres://app:hunter2!@db:5432/shop",
                "app:hunter2!@tcp(db:3306)/shop",
                "curl -u admin:hunter2! http://x/",
                "curl -H \"Authorization: Bearer hunter2!\" http://x/",
                "Authorization: Basic hunter2!",
                "{\"password\":\"hunter2!\"}",
                "{\\\"password\\\": \\\"hunter2!\\\"}",
                "password: 'hunter2!'",
                "SECRET = hunter2!",
                "requirepass hunter2!",
                "redis-cli -a hunter2! ping",
                "type=cifs,o=username=bob,password=hunter2!,uid=1000",
                "https://hunter2!@example.org/repo.git",
                "https://example.org/hook?token=hunter2!&x=1",
                "PASSWORD=\"one two hunter2!\"",
                "Cookie: session=1; id=hunter2!",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\nhunter2!\n-----END RSA PRIVATE KEY----- after",
                "KEY=-----BEGIN PRIVATE KEY-----\nhunter2!"
            })
    void shouldTakeAPasswordOutOfItsSurroundings(String text) {
        assertThat(redactor.text(text)).doesNotContain("hunter2").contains("<redacted len=");
        assertThat(redactor.words(List.of("sh", "-c", text))).noneMatch(word -> word.contains("hunter2"));
        assertThat(redactor.map(Map.of("note", text)).values()).noneMatch(value -> value.contains("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--password=hunter2",
                "--password hunter2",
                "-phunter2",
                "-p hunter2",
                "--password= hunter2",
                "password: hunter2",
                "curl -u admin:hunter2 http://x/",
                "redis-cli -a hunter2 ping",
                "env DB_PASSWORD=hunter2 server",
                "vault token hunter2"
            })
    void shouldTakeAPasswordOutOfTheArgumentsOfACommand(String command) {
        assertThat(redactor.words(List.of(command.split(" ", -1)))).noneMatch(word -> word.contains("hunter2"));
    }

    @Test
    void shouldKeepEverythingAroundASecret() {
        assertThat(redactor.text("psql postgres://app:hunter2@db:5432/shop -c 'select 1'"))
                .matches("psql postgres://app:<redacted len=7 hash=[0-9a-f]{12}>@db:5432/shop -c 'select 1'");
    }

    @Test
    void shouldTakeTheArgumentAfterAFlagWhole() {
        assertThat(redactor.words(List.of("app", "--password", "two words here", "--verbose")))
                .satisfiesExactly(
                        word -> assertThat(word).isEqualTo("app"),
                        word -> assertThat(word).isEqualTo("--password"),
                        word -> assertThat(word).startsWith("<redacted len=14 "),
                        word -> assertThat(word).isEqualTo("--verbose"));
    }

    @Test
    void shouldTellWhetherASecretChangedButOnlyOnOneHost() {
        var other = new Redactor("another host's own key".getBytes(StandardCharsets.UTF_8));

        var once = redactor.text("--password=hunter2");

        assertThat(redactor.text("--password=hunter2")).isEqualTo(once);
        assertThat(redactor.text("--password=hunter3")).isNotEqualTo(once);
        assertThat(other.text("--password=hunter2")).isNotEqualTo(once);
    }

    @Test
    void shouldGiveAVariableByNameLengthAndHash() {
        var variable = redactor.variable("SPECIAL=has=equals");

        assertThat(variable.getName()).isEqualTo("SPECIAL");
        assertThat(variable.getValue()).isNull();
        assertThat(variable.getLength()).isEqualTo(10);
        assertThat(variable.getHash()).matches("[0-9a-f]{16}");
    }

    @Test
    void shouldShowTheValuesOfHarmlessVariables() {
        assertThat(redactor.variable("PATH=/usr/bin:/bin").getValue()).isEqualTo("/usr/bin:/bin");
        assertThat(redactor.variable("PATH=/bin:https://a:b@c/").getValue()).isNull();
        assertThat(redactor.variable("Path=/usr/bin").getValue()).isNull();
    }

    @Test
    void shouldAcceptVariablesWithoutAValue() {
        assertThat(redactor.variable("LONELY").getLength()).isZero();
        assertThat(redactor.variable("LONELY").getHash()).isEmpty();
        assertThat(redactor.variable("=x").getName()).isEmpty();
        assertThat(redactor.variable("").getHash()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bin/sh -c #(nop)  ENV SHOP_SETTING=hunter2",
                "ENV SHOP_SETTING=hunter2 OTHER=x",
                "ARG SHOP_SETTING=hunter2",
                "|1 SHOP_SETTING=hunter2 /bin/sh -c make install",
                "RUN |2 A=b SHOP_SETTING=hunter2 /bin/sh -c make # buildkit",
                "/bin/sh -c #(nop)  ENV SHOP_SETTING hunter2"
            })
    void shouldTakeTheValuesOfVariablesOutOfBuildSteps(String step) {
        assertThat(redactor.buildStep(step)).contains("SHOP_SETTING").doesNotContain("hunter2");
    }

    @Test
    void shouldKeepLabelsThatToolsSet() {
        var labels = Map.of(
                "com.docker.compose.config-hash",
                "2f1c4f2d8f4b1c7d9e5a6b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e",
                "com.docker.compose.project.working_dir",
                "/home/people/shop",
                "org.opencontainers.image.source",
                "https://github.com/example/shop");

        assertThat(redactor.map(labels)).containsExactlyInAnyOrderEntriesOf(labels);
    }

    @Test
    void shouldStayLinearInTheLengthOfWhatPeopleWrite() {
        var hostile = "a:".repeat(200_000) + "password=".repeat(50_000) + "\\".repeat(100_000) + "'\"".repeat(100_000);

        assertThat(redactor.text(hostile)).isNotEmpty();
    }

    @Test
    void shouldReadOnlyTheBeginningOfWhatIsVeryLongAndCutNoSecretInTwo() {
        var words = "word ".repeat(13_106) + "sk_live_" + "x9".repeat(2_000) + " more ".repeat(1_000);
        var oneWord = "x9".repeat(100_000);

        assertThat(redactor.text(words))
                .endsWith("word<truncated len=" + words.length() + ">")
                .doesNotContain("sk_live");
        assertThat(redactor.text(oneWord)).isEqualTo("<truncated len=200000>");
    }

    @Test
    void shouldRefuseAKeyThatIsTooShort() {
        assertThatThrownBy(() -> new Redactor(new byte[8]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the redaction key must have at least 16 bytes, got 8");
    }
}
