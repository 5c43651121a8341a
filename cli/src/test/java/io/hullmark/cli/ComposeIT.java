package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hullmark.cli.Composition.Service;
import io.hullmark.producer.agent.AgentSettings;
import io.hullmark.schemas.settings.Setting;
import io.hullmark.streams.app.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether docker-compose.yml agrees with what it starts, as far as that shows without images from a registry. */
class ComposeIT {
    private static final Path ROOT = Path.of("..");
    private static final Composition COMPOSITION = Composition.in(ROOT.resolve("docker-compose.yml"));

    static Stream<Service> services() {
        return COMPOSITION.services().stream();
    }

    static Stream<Service> ours() {
        return services().filter(service -> service.dockerfile().isPresent());
    }

    @Test
    void shouldStartTheBrokerAndEverythingOfOurs() {
        assertThat(services().map(Service::name))
                .containsExactlyInAnyOrder("broker", "topics", "rules", "streams", "agent");
        assertThat(services().filter(service -> service.dockerfile().isEmpty()).map(Service::image))
                .containsExactly("apache/kafka:" + kafka());
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldWaitOnlyForServicesThatAreThereAndEnd(Service service) {
        assertThat(service.dependsOn()).allSatisfy((other, condition) -> {
            var target = COMPOSITION.service(other);
            switch (condition) {
                case "service_healthy" -> assertThat(target.has("healthcheck")).isTrue();
                case "service_completed_successfully" ->
                    assertThat(target.has("restart")).isFalse();
                default -> throw new AssertionError("nothing waits like that: " + condition);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldMountOnlyVolumesThatAreDeclared(Service service) {
        assertThat(service.volumes().stream().map(volume -> volume.split(":", 2)[0]))
                .allMatch(source ->
                        source.startsWith("/") || COMPOSITION.volumes().contains(source));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void shouldSetOnlyWhatItsProcessReads(Service service) {
        assertThat(service.environment().keySet()).isSubsetOf(environment(service));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void shouldGiveACommandThatThereIs(Service service) {
        var words = service.command().isEmpty() ? List.of("agent") : service.command();

        assertThat(Cli.run(Stream.concat(commands(words), Stream.of("--help")).toArray(String[]::new))
                        .out())
                .startsWith("Usage: hullmark " + commands(words).collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void shouldRunWithoutPrivileges(Service service) {
        var dockerfile = Dockerfile.in(ROOT.resolve(service.dockerfile().orElseThrow()));

        assertThat(dockerfile.last("USER")).isEqualTo("10001");
        assertThat(service.text("read_only")).isEqualTo("true");
        assertThat(service.text("cap_drop")).isEqualTo("[ALL]");
        assertThat(service.text("security_opt")).isEqualTo("[no-new-privileges:true]");
        assertThat(service.has("privileged")).isFalse();
        assertThat(service.has("mem_limit") && service.has("pids_limit")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldShowTheSocketToTheAgentAloneAndReadOnly(Service service) {
        var sockets = service.volumes().stream()
                .filter(volume -> volume.contains("docker.sock"))
                .toList();

        assertThat(sockets)
                .isEqualTo(
                        service.name().equals("agent")
                                ? List.of("/var/run/docker.sock:/var/run/docker.sock:ro")
                                : List.of());
        assertThat(service.has("group_add")).isEqualTo(service.name().equals("agent"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldShowTheHostToTheAgentAloneAndReadOnly(Service service) {
        var hosts = service.volumes().stream()
                .filter(volume -> volume.startsWith("/:"))
                .toList();

        if (service.name().equals("agent")) {
            var root = service.environment().getOrDefault("HULLMARK_HOST_ROOT", "");
            assertThat(root).startsWith("/");
            assertThat(hosts).containsExactly("/:" + root + ":ro");
        } else {
            assertThat(hosts).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("ours")
    void shouldMakeImagesOfWhatTheBuildLeaves(Service service) throws IOException {
        var dockerfile = Dockerfile.in(ROOT.resolve(service.dockerfile().orElseThrow()));
        var let = Files.readAllLines(ROOT.resolve(".dockerignore"));

        assertThat(dockerfile.copied()).isNotEmpty().allSatisfy(source -> {
            assertThat(ROOT.resolve(source)).isNotEmptyDirectory();
            assertThat(let).contains("!" + source);
        });
        assertThat(entryPoints(dockerfile))
                .anySatisfy(entry -> assertThat(
                                entry.equals(Main.class.getName()) || Files.isExecutable(ROOT.resolve(entry)))
                        .isTrue());
    }

    @Test
    void shouldBeTakenByDockerComposeWhereThatIs() throws IOException, InterruptedException {
        var there = new ProcessBuilder("sh", "-c", "docker compose version").start();
        boolean found = there.waitFor(30, TimeUnit.SECONDS) && there.exitValue() == 0;
        if (!found) {
            System.err.println("!!! COMPOSE TEST SKIPPED: docker compose is not there !!!");
        }
        assumeThat(found).as("docker compose is there").isTrue();

        var check = new ProcessBuilder("docker", "compose", "config", "--quiet")
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(check.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(check.waitFor()).as(said).isZero();
    }

    /** Words of the entry point; what lies in the image of the agent is where the build put it. */
    private static List<String> entryPoints(Dockerfile dockerfile) {
        return Stream.of(dockerfile.last("ENTRYPOINT").split("[\\[\\]\", ]+", -1))
                .map(word -> word.replace("/opt/hullmark-agent/", "producer/target/hullmark-agent/"))
                .toList();
    }

    /** The words of a command line that name a command. */
    private static Stream<String> commands(List<String> words) {
        return words.stream().takeWhile(word -> word.matches("[a-z]+"));
    }

    private static Set<String> environment(Service service) {
        var settings = service.name().equals("agent") ? AgentSettings.declared() : StreamsSettings.declared();
        return settings.stream().map(Setting::environmentName).collect(Collectors.toSet());
    }

    private static String kafka() {
        return org.apache.kafka.common.utils.AppInfoParser.getVersion();
    }
}
