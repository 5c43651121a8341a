package io.hullmark.producer.translate;

import static io.hullmark.producer.fake.Inspections.recorded;
import static io.hullmark.producer.translate.Snapshots.TRANSLATOR;
import static io.hullmark.producer.translate.Snapshots.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hullmark.schemas.codec.SectionType;
import io.hullmark.schemas.codec.SectionTypes;
import io.hullmark.wire.ContainerIdentity;
import io.hullmark.wire.ContainerState;
import io.hullmark.wire.Device;
import io.hullmark.wire.EnvironmentVariable;
import io.hullmark.wire.Mount;
import io.hullmark.wire.PublishedPort;
import io.hullmark.wire.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Recordings of engine 20.10, and what becomes of them. */
class ContainerTranslationTest {
    @Test
    void shouldTellWhatAContainerIsAndDoes() {
        var snapshot = container("container-20.10.json");

        assertThat(Snapshots.names(snapshot))
                .containsExactly(
                        "identity",
                        "labels",
                        "logging",
                        "mounts",
                        "namespaces",
                        "network",
                        "process",
                        "resources",
                        "security",
                        "state");
        assertThat(snapshot.getDetail()).isEmpty();
        assertThat(section(snapshot, SectionTypes.CONTAINER_IDENTITY))
                .returns("health-healthy", ContainerIdentity::getName)
                .returns("runc", ContainerIdentity::getRuntime)
                .returns(Instant.parse("2026-11-21T21:44:39.489794Z"), ContainerIdentity::getCreated);
        assertThat(section(snapshot, SectionTypes.CONTAINER_STATE))
                .returns("running", ContainerState::getState)
                .returns("healthy", ContainerState::getHealth)
                .returns(null, ContainerState::getFinishedAt)
                .returns(null, ContainerState::getExitCode);
        assertThat(section(snapshot, SectionTypes.CONTAINER_SECURITY).getMaskedPaths())
                .contains("/proc/kcore");
    }

    @Test
    void shouldTellThatAPrivilegedContainerHasNoProtectedPaths() {
        var security = of("container-privileged.json", SectionTypes.CONTAINER_SECURITY);

        assertThat(security.getPrivileged()).isTrue();
        assertThat(security.getMaskedPaths()).isEmpty();
        assertThat(security.getReadonlyPaths()).isEmpty();
    }

    @Test
    void shouldTellTheLimits() {
        var resources = of("container-limits.json", SectionTypes.CONTAINER_RESOURCES);
        var raw = recorded("container-limits.json").path("HostConfig");

        assertThat(resources.getMemory())
                .isPositive()
                .isEqualTo(raw.path("Memory").asLong());
        assertThat(resources.getNanoCpus()).isEqualTo(raw.path("NanoCpus").asLong());
        assertThat(resources.getPidsLimit()).isEqualTo(raw.path("PidsLimit").asLong());
        assertThat(of("container-ulimits.json", SectionTypes.CONTAINER_RESOURCES)
                        .getUlimits())
                .isNotEmpty();
    }

    @Test
    void shouldTellThePortsThatAreBoundAndThoseThatAreAskedFor() {
        var raw = recorded("container-ports.json");
        var bound = of("container-ports.json", SectionTypes.CONTAINER_NETWORK).getPublishedPorts();
        var stopped = raw.deepCopy();
        ((com.fasterxml.jackson.databind.node.ObjectNode) stopped.path("State")).put("Status", "exited");

        var asked = section(TRANSLATOR.container(stopped, Optional.empty()), SectionTypes.CONTAINER_NETWORK)
                .getPublishedPorts();

        assertThat(bound)
                .isNotEmpty()
                .allSatisfy(port -> assertThat(port.getHostPort()).isPositive());
        assertThat(bound).isSortedAccordingTo(java.util.Comparator.comparingInt(PublishedPort::getContainerPort));
        assertThat(asked)
                .extracting(PublishedPort::getContainerPort)
                .isSubsetOf(bound.stream().map(PublishedPort::getContainerPort).toList());
    }

    @Test
    void shouldTellWhatIsMounted() {
        assertThat(of("container-volume-local-bind.json", SectionTypes.CONTAINER_MOUNTS)
                        .getMounts())
                .extracting(Mount::getType, Mount::getName, Mount::getDriver)
                .contains(tuple("volume", "v-bind-etc", "local"));
        assertThat(of("container-tmpfs.json", SectionTypes.CONTAINER_MOUNTS).getTmpfs())
                .isNotEmpty();
    }

    @Test
    void shouldTellTheNetworksOrderedByName() {
        assertThat(of("container-networks-two.json", SectionTypes.CONTAINER_NETWORK)
                        .getNetworks())
                .hasSizeGreaterThanOrEqualTo(2)
                .isSortedAccordingTo(java.util.Comparator.comparing(one -> one.getNetwork()));
    }

    @Test
    void shouldTellVariablesByNameAlone() {
        var env =
                of("container-env-secrets.json", SectionTypes.CONTAINER_PROCESS).getEnv();

        assertThat(env)
                .extracting(EnvironmentVariable::getName)
                .contains("AWS_SECRET_ACCESS_KEY", "DATABASE_URL", "EMPTY", "MULTI");
        assertThat(env).extracting(EnvironmentVariable::getValue).containsOnlyNulls();
        assertThat(env)
                .filteredOn(one -> one.getName().equals("EMPTY"))
                .extracting(EnvironmentVariable::getHash)
                .containsExactly("");
    }

    @Test
    void shouldReplaceAnInlineSeccompProfileByItsDigest() {
        assertThat(of("container-seccomp-profile.json", SectionTypes.CONTAINER_SECURITY)
                        .getSecurityOpt())
                .singleElement()
                .asString()
                .matches("seccomp=digest:[0-9a-f]{32}");
    }

    @Test
    void shouldTellDevicesAndKernelParameters() {
        assertThat(of("container-devices.json", SectionTypes.CONTAINER_SECURITY).getDevices())
                .isNotEmpty()
                .extracting(Device::getPathOnHost)
                .allMatch(path -> path.startsWith("/dev/"));
        assertThat(of("container-sysctls.json", SectionTypes.CONTAINER_SECURITY).getSysctls())
                .isNotEmpty();
    }

    @Test
    void shouldTellWhereLogsGo() {
        var logging =
                of("container-log-syslog.json", SectionTypes.CONTAINER_LOGGING).getLogging();

        assertThat(logging.getDriver()).isEqualTo("syslog");
        assertThat(logging.getOptions())
                .containsEntry("syslog-address", "udp://127.0.0.1:5514")
                .containsEntry("tag", "app");
    }

    @Test
    void shouldTellAContainerThatNeverRan() {
        var snapshot = container("container-created.json");

        assertThat(section(snapshot, SectionTypes.CONTAINER_STATE))
                .returns("created", ContainerState::getState)
                .returns(null, ContainerState::getStartedAt);
    }

    @Test
    void shouldReadTheProcessListByNameAndUserAlone() {
        var processes =
                ProcessList.from(recorded("top-plain.json")).orElseThrow().getProcesses();

        assertThat(processes).extracting(one -> one.getName()).containsExactly("sleep");
    }

    private static Snapshot container(String recording) {
        return TRANSLATOR.container(recorded(recording), Optional.empty());
    }

    private static <T extends SpecificRecord> T of(String recording, SectionType<T> type) {
        return section(container(recording), type);
    }

    static List<String> recordings() {
        return List.of(
                "container-20.10.json",
                "container-privileged.json",
                "container-ports.json",
                "container-networks-two.json");
    }
}
