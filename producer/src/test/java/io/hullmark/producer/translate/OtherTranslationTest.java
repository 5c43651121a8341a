package io.hullmark.producer.translate;

import static io.hullmark.producer.fake.Inspections.parse;
import static io.hullmark.producer.fake.Inspections.recorded;
import static io.hullmark.producer.translate.Snapshots.TRANSLATOR;
import static io.hullmark.producer.translate.Snapshots.section;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.schemas.codec.SectionTypes;
import io.hullmark.wire.Bridge;
import io.hullmark.wire.BuildStep;
import io.hullmark.wire.HostDaemon;
import io.hullmark.wire.HostNetworks;
import io.hullmark.wire.HostUsage;
import io.hullmark.wire.OverlayNetwork;
import io.hullmark.wire.Snapshot;
import io.hullmark.wire.Swarm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images, networks, volumes and hosts. */
class OtherTranslationTest {
    @Test
    void shouldTellAnImageAndHowItWasBuilt() {
        var snapshot = TRANSLATOR.image(
                recorded("image-configured.json"), Optional.of(recorded("image-configured-history.json")));

        var config = section(snapshot, SectionTypes.IMAGE_CONFIG);
        assertThat(config.getRepoTags()).isNotEmpty();
        assertThat(config.getEnv()).extracting(one -> one.getValue()).containsOnlyNulls();
        assertThat(config.getHealthcheck().getTest()).startsWith("CMD-SHELL");
        assertThat(section(snapshot, SectionTypes.IMAGE_HISTORY).getSteps())
                .isNotEmpty()
                .extracting(BuildStep::getCreatedBy)
                .noneMatch(step -> step.contains("not-real"));
    }

    @Test
    void shouldTakeNoneForNoName() {
        var image = parse("{\"Id\":\"sha256:1\",\"RepoTags\":[\"<none>:<none>\"],\"RepoDigests\":[\"<none>@<none>\"]}");

        var config = section(TRANSLATOR.image(image, Optional.empty()), SectionTypes.IMAGE_CONFIG);

        assertThat(config.getRepoTags()).isEmpty();
        assertThat(config.getRepoDigests()).isEmpty();
        assertThat(config.getCreated()).isNull();
    }

    @Test
    void shouldTellTheSameOfANetworkInAListAndByItself() {
        var inspected = recorded("network-bridge.json");
        var listed = (ObjectNode) inspected.deepCopy();
        listed.putObject("Containers");

        assertThat(TRANSLATOR.network(listed)).isEqualTo(TRANSLATOR.network(inspected));
        assertThat(section(TRANSLATOR.network(inspected), SectionTypes.NETWORK_CONFIG)
                        .getOptions())
                .containsEntry("com.docker.network.bridge.enable_icc", "true");
    }

    @Test
    void shouldTellWhereAVolumeReallyLeads() {
        assertThat(section(TRANSLATOR.volume(recorded("volume-v-bind-etc.json")), SectionTypes.VOLUME_CONFIG)
                        .getOptions())
                .containsEntry("device", "/etc")
                .containsEntry("o", "bind");
    }

    @Test
    void shouldTellHowTheDaemonIsConfiguredAsFarAsItSays() {
        var snapshot = TRANSLATOR.host(
                recorded("info.json"),
                recorded("version.json"),
                Optional.of(recorded("network-bridge.json")),
                Surroundings.NONE);

        assertThat(section(snapshot, SectionTypes.HOST_DAEMON))
                .returns("default", HostDaemon::getSeccompProfile)
                .returns("json-file", HostDaemon::getLoggingDriver)
                .returns(false, HostDaemon::getLiveRestore)
                .returns(null, HostDaemon::getNoNewPrivileges)
                .returns(null, HostDaemon::getUserlandProxy)
                .returns(null, HostDaemon::getHosts);
        assertThat(section(snapshot, SectionTypes.HOST_DAEMON).getInsecureRegistries())
                .containsExactly("127.0.0.0/8");
        assertThat(section(snapshot, SectionTypes.HOST_ENGINE).getComponents())
                .containsKeys("containerd", "runc", "docker-init");
        assertThat(section(snapshot, SectionTypes.HOST_SWARM).getSwarm())
                .returns("inactive", Swarm::getLocalNodeState)
                .returns(null, Swarm::getManagers);
        assertThat(section(snapshot, SectionTypes.HOST_BRIDGE).getBridge())
                .returns(true, Bridge::getPresent)
                .returns(true, Bridge::getEnableIcc)
                .returns("0.0.0.0", Bridge::getHostBindingIpv4);
    }

    @Test
    void shouldTellThatThereIsNoBridge() {
        var snapshot =
                TRANSLATOR.host(recorded("info.json"), recorded("version.json"), Optional.empty(), Surroundings.NONE);

        assertThat(section(snapshot, SectionTypes.HOST_BRIDGE).getBridge())
                .returns(false, Bridge::getPresent)
                .returns(null, Bridge::getEnableIcc);
    }

    @Test
    void shouldSayNothingOfABridgeThatNobodyCouldSee() {
        var snapshot = TRANSLATOR.host(recorded("info.json"), recorded("version.json"), Surroundings.NONE);

        assertThat(Snapshots.names(snapshot)).containsExactly("daemon", "engine", "networks", "swarm", "usage");
    }

    @Test
    void shouldCountWhatTheEngineKeeps() {
        var listed = new Listed(
                Optional.of(parse("[{\"ImageID\":\"a\"},{\"ImageID\":\"a\"},{\"ImageID\":\"gone\"}]")),
                Optional.of(parse("[{\"Id\":\"a\"},{\"Id\":\"b\"},{\"Id\":\"c\"}]")),
                Optional.empty());

        var usage = section(host(listed), SectionTypes.HOST_USAGE);

        assertThat(usage)
                .returns(70L, HostUsage::getContainerCount)
                .returns(8L, HostUsage::getStoppedContainers)
                .returns(3L, HostUsage::getImageCount)
                .returns(1L, HostUsage::getImagesInUse);
        assertThat(usage.getUnseen()).isEmpty();
    }

    @Test
    void shouldSayWhyNothingIsCounted() {
        var snapshot = TRANSLATOR.host(parse("{\"ID\":\"x\"}"), parse("{}"), Surroundings.NONE);

        assertThat(section(snapshot, SectionTypes.HOST_USAGE).getUnseen())
                .containsOnlyKeys("containerCount", "stoppedContainers", "imageCount", "imagesInUse");
        assertThat(section(snapshot, SectionTypes.HOST_NETWORKS))
                .returns(null, HostNetworks::getOverlayNetworks)
                .returns(
                        Map.of("overlayNetworks", "there is no list of the engine's networks"),
                        HostNetworks::getUnseen);
    }

    @Test
    void shouldTellWhichNetworksBetweenNodesAreEncrypted() {
        var networks = parse("""
                [{"Name": "web", "Driver": "overlay", "Ingress": false, "Options": {"encrypted": ""}},
                 {"Name": "off", "Driver": "overlay", "Options": {"encrypted": "false"}},
                 {"Name": "ingress", "Driver": "overlay", "Ingress": true, "Options": {"vxlanid_list": "4096"}},
                 {"Name": "docker_gwbridge", "Driver": "bridge", "Options": {"encrypted": ""}},
                 {"Name": "on", "Driver": "overlay", "Options": {"encrypted": "true"}}]
                """);

        var snapshot = host(new Listed(Optional.empty(), Optional.empty(), Optional.of(networks)));

        assertThat(section(snapshot, SectionTypes.HOST_NETWORKS).getOverlayNetworks())
                .containsExactly(
                        new OverlayNetwork("ingress", true, false),
                        new OverlayNetwork("off", false, false),
                        new OverlayNetwork("on", false, true),
                        new OverlayNetwork("web", false, true));
    }

    private static Snapshot host(Listed listed) {
        return TRANSLATOR.host(recorded("info.json"), recorded("version.json"), Surroundings.NONE.with(listed));
    }

    @ParameterizedTest(name = "API {0} with options {1}: {2}")
    @CsvSource(
            nullValues = "null",
            value = {
                "1.41, name=cgroupns, null",
                "1.41, name=no-new-privileges, true",
                "1.44, name=cgroupns, false",
                "1.52, name=no-new-privileges, true",
                "'', name=cgroupns, null"
            })
    void shouldTakeSilenceForOffOnlyWhereTheEngineWouldSay(String api, String option, Boolean expected) {
        var info = parse("{\"ID\":\"x\",\"SecurityOptions\":[\"" + option + "\"]}");
        var version = parse("{\"ApiVersion\":\"" + api + "\"}");

        assertThat(section(TRANSLATOR.host(info, version, Surroundings.NONE), SectionTypes.HOST_DAEMON)
                        .getNoNewPrivileges())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'WARNING: API is accessible on http://0.0.0.0:2375 without encryption.', tcp://0.0.0.0:2375",
        "'WARNING: API is accessible on https://0.0.0.0:2376 without TLS client verification.', tcp://0.0.0.0:2376"
    })
    void shouldLearnOfOpenDoorsFromTheEnginesWarnings(String warning, String door) {
        var info = (ObjectNode) recorded("info.json").deepCopy();
        info.putArray("Warnings").add(warning + "\n  Access to the remote API is equivalent to root access");

        var daemon =
                section(TRANSLATOR.host(info, recorded("version.json"), Surroundings.NONE), SectionTypes.HOST_DAEMON);

        assertThat(daemon.getHosts()).containsExactly(door);
        assertThat(daemon.getTlsVerify()).isFalse();
    }

    @Test
    void shouldTellTheSwarmThatAManagerSees() {
        var info = parse("""
                {"ID":"x","Swarm":{"LocalNodeState":"active","ControlAvailable":true,"Managers":3,"Nodes":5,"NodeAddr":"10.0.0.1",
                 "Cluster":{"Spec":{"EncryptionConfig":{"AutoLockManagers":true},"CAConfig":{"NodeCertExpiry":7776000000000000}}}}}
                """);

        assertThat(section(TRANSLATOR.host(info, parse("{}"), Surroundings.NONE), SectionTypes.HOST_SWARM)
                        .getSwarm())
                .returns(3L, Swarm::getManagers)
                .returns(5L, Swarm::getNodes)
                .returns(true, Swarm::getAutoLockManagers)
                .returns(7_776_000_000_000_000L, Swarm::getNodeCertExpiryNanos);
    }

    @Test
    void shouldSayWhyAnOptionOfTheDaemonWasNotSeenUnlessTheEngineItselfTellsIt() {
        var info = parse("""
                {"ID": "1", "Warnings": ["WARNING: API is accessible on http://0.0.0.0:2375 without encryption."]}""");
        var surroundings = new Surroundings(DaemonOptions.unseen("the flags are hidden"), List.of());

        var daemon = section(TRANSLATOR.host(info, parse("{}"), surroundings), SectionTypes.HOST_DAEMON);

        assertThat(daemon.getHosts()).containsExactly("tcp://0.0.0.0:2375");
        assertThat(daemon.getIptables()).isNull();
        assertThat(daemon.getUnseen())
                .containsEntry("iptables", "the flags are hidden")
                .doesNotContainKeys("hosts", "tlsVerify");
    }
}
