package io.hullmark.producer.translate;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.producer.redact.Redactor;
import io.hullmark.schemas.codec.SectionTypes;
import io.hullmark.wire.BuildStep;
import io.hullmark.wire.ContainerIdentity;
import io.hullmark.wire.ContainerProcesses;
import io.hullmark.wire.ExecSession;
import io.hullmark.wire.ImageConfig;
import io.hullmark.wire.ImageHistory;
import io.hullmark.wire.NetworkConfig;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Snapshot;
import io.hullmark.wire.SnapshotStatus;
import io.hullmark.wire.VolumeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the engine's answers into snapshots. Equal content gives equal bytes, whatever the order in which the engine lists it. */
public final class Translator {
    private static final int SMALL = 12_000;
    private static final int MEDIUM = 60_000;
    private static final int LARGE = 150_000;
    private static final int MOUNTS = 450_000;

    private final String hostId;
    private final Redactor redactor;

    /** A translator for one host, whose snapshots carry this id. */
    public Translator(String hostId, Redactor redactor) {
        this.hostId = hostId;
        this.redactor = redactor;
    }

    /** A container from its inspection, and what runs inside if somebody looked. */
    public Snapshot container(JsonNode inspect, Optional<ContainerProcesses> processes) {
        var raw = new Raw(inspect);
        var sections = new ContainerSections(raw, redactor);
        var reach = new ContainerReach(raw, redactor);
        var draft = new Draft(ObjectKind.CONTAINER, raw.text("Id"))
                .whole(SectionTypes.CONTAINER_IDENTITY, SMALL, sections.identity())
                .whole(SectionTypes.CONTAINER_STATE, SMALL, sections.state())
                .cut(SectionTypes.CONTAINER_PROCESS, LARGE, sections::process)
                .whole(SectionTypes.CONTAINER_SECURITY, MEDIUM, reach.security())
                .whole(SectionTypes.CONTAINER_NAMESPACES, SMALL, sections.namespaces())
                .whole(SectionTypes.CONTAINER_RESOURCES, SMALL, sections.resources())
                .whole(SectionTypes.CONTAINER_MOUNTS, MOUNTS, reach.mounts())
                .whole(SectionTypes.CONTAINER_NETWORK, MEDIUM, reach.network())
                .cut(SectionTypes.CONTAINER_LOGGING, SMALL, sections::logging)
                .cut(SectionTypes.CONTAINER_LABELS, LARGE, sections::labels);
        processes.ifPresent(running -> draft.whole(SectionTypes.CONTAINER_PROCESSES, SMALL, running));
        return draft.complete();
    }

    /** A container that vanished before it could be inspected: what its events said. */
    public Snapshot goneContainer(String id, String name, String image, String reason) {
        var identity = ContainerIdentity.newBuilder()
                .setId(id)
                .setName(name)
                .setImage(image)
                .setImageId("")
                .setRuntime("")
                .setPlatform("")
                .setStorageDriver("")
                .setAutoRemove(false)
                .build();
        return new Draft(ObjectKind.CONTAINER, id)
                .whole(SectionTypes.CONTAINER_IDENTITY, SMALL, identity)
                .snapshot(SnapshotStatus.GONE, reason);
    }

    /** An object of which nothing could be learnt, and why. */
    public Snapshot unreadable(ObjectKind kind, String id, String reason) {
        var detail = Clip.levels().get(2).text(redactor.text(reason));
        return new Draft(kind, id).snapshot(SnapshotStatus.UNREADABLE, detail);
    }

    /** An image from its inspection, and its history if it could be read. */
    public Snapshot image(JsonNode inspect, Optional<JsonNode> history) {
        var raw = new Raw(inspect);
        var draft = new Draft(ObjectKind.IMAGE, raw.text("Id"))
                .cut(SectionTypes.IMAGE_CONFIG, 2 * LARGE, clip -> imageConfig(raw, clip));
        history.ifPresent(steps -> draft.cut(SectionTypes.IMAGE_HISTORY, LARGE, clip -> steps(steps, clip)));
        return draft.complete();
    }

    private ImageConfig imageConfig(Raw raw, Clip clip) {
        var config = raw.at("Config");
        var words = Words.of(config, redactor);
        return ImageConfig.newBuilder()
                .setId(raw.text("Id"))
                .setRepoTags(clip.texts(references(raw, "RepoTags")))
                .setRepoDigests(clip.texts(references(raw, "RepoDigests")))
                .setCreated(raw.time("Created").orElse(null))
                .setSize(raw.number("Size"))
                .setUser(config.text("User"))
                .setExposedPorts(
                        clip.texts(List.copyOf(config.fields("ExposedPorts").keySet())))
                .setVolumes(clip.texts(List.copyOf(config.fields("Volumes").keySet())))
                .setEntrypoint(clip.texts(words.entrypoint()))
                .setCommand(clip.texts(words.command()))
                .setEnv(Words.env(config, redactor, clip))
                .setHealthcheck(Words.healthcheck(config, redactor, clip).orElse(null))
                .setLabels(clip.map(redactor.map(config.map("Labels"))))
                .setArchitecture(raw.text("Architecture"))
                .setOs(raw.text("Os"))
                .build();
    }

    /** The names of an image; older engines list "&lt;none&gt;" where there is none. */
    public static List<String> references(JsonNode image, String field) {
        return references(new Raw(image), field);
    }

    private static List<String> references(Raw raw, String field) {
        return raw.texts(field).stream()
                .filter(name -> !name.contains("<none>"))
                .sorted()
                .toList();
    }

    private ImageHistory steps(JsonNode steps, Clip clip) {
        var history = new ArrayList<BuildStep>();
        steps.forEach(node -> {
            var step = new Raw(node);
            history.add(new BuildStep(
                    clip.text(redactor.buildStep(step.text("CreatedBy"))),
                    step.number("Size"),
                    clip.text(redactor.text(step.text("Comment")))));
        });
        return new ImageHistory(clip.list(history));
    }

    /** A network, from its inspection or from the list of networks. */
    public Snapshot network(JsonNode inspect) {
        var raw = new Raw(inspect);
        return new Draft(ObjectKind.NETWORK, raw.text("Id"))
                .cut(
                        SectionTypes.NETWORK_CONFIG,
                        LARGE,
                        clip -> NetworkConfig.newBuilder()
                                .setId(raw.text("Id"))
                                .setName(raw.text("Name"))
                                .setDriver(raw.text("Driver"))
                                .setScope(raw.text("Scope"))
                                .setInternal(raw.flag("Internal"))
                                .setAttachable(raw.flag("Attachable"))
                                .setIngress(raw.flag("Ingress"))
                                .setEnableIpv6(raw.flag("EnableIPv6"))
                                .setOptions(clip.map(redactor.map(raw.map("Options"))))
                                .setLabels(clip.map(redactor.map(raw.map("Labels"))))
                                .build())
                .complete();
    }

    /** A volume, from its inspection or from the list of volumes. */
    public Snapshot volume(JsonNode inspect) {
        var raw = new Raw(inspect);
        return new Draft(ObjectKind.VOLUME, raw.text("Name"))
                .cut(
                        SectionTypes.VOLUME_CONFIG,
                        LARGE,
                        clip -> VolumeConfig.newBuilder()
                                .setName(raw.text("Name"))
                                .setDriver(raw.text("Driver"))
                                .setMountpoint(raw.text("Mountpoint"))
                                .setOptions(clip.map(redactor.map(raw.map("Options"))))
                                .setLabels(clip.map(redactor.map(raw.map("Labels"))))
                                .build())
                .complete();
    }

    /** The host, from what its engine says of itself, what was seen beside it and, if there is one, its default bridge. */
    public Snapshot host(JsonNode info, JsonNode version, Optional<JsonNode> bridge, Surroundings surroundings) {
        var sections = new HostSections(hostId, new Raw(info), new Raw(version), redactor);
        return host(sections, surroundings)
                .whole(SectionTypes.HOST_BRIDGE, SMALL, sections.bridge(bridge.map(Raw::new)))
                .complete();
    }

    /** The host, when nobody can tell whether it has a default bridge. */
    public Snapshot host(JsonNode info, JsonNode version, Surroundings surroundings) {
        return host(new HostSections(hostId, new Raw(info), new Raw(version), redactor), surroundings)
                .complete();
    }

    private Draft host(HostSections sections, Surroundings surroundings) {
        var draft = new Draft(ObjectKind.HOST, hostId)
                .cut(SectionTypes.HOST_ENGINE, MEDIUM, sections::engine)
                .cut(SectionTypes.HOST_DAEMON, LARGE, clip -> sections.daemon(clip, surroundings.options()))
                .whole(SectionTypes.HOST_SWARM, SMALL, sections.swarm())
                .whole(SectionTypes.HOST_USAGE, SMALL, sections.usage(surroundings.listed()))
                .whole(SectionTypes.HOST_NETWORKS, LARGE, surroundings.listed().overlays());
        surroundings.sections().forEach(section -> draft.whole(LARGE, section));
        return draft;
    }

    /** What an exec runs, from its inspection. */
    public ExecSession exec(String id, JsonNode inspect) {
        var raw = new Raw(inspect);
        var config = raw.at("ProcessConfig");
        var words = new ArrayList<String>(List.of(config.text("entrypoint")));
        words.addAll(config.texts("arguments"));
        return ExecSession.newBuilder()
                .setId(id)
                .setPrivileged(config.maybeFlag("privileged").orElse(false))
                .setUser(config.text("user"))
                .setCommand(Clip.levels().get(2).texts(redactor.words(words)))
                .build();
    }

    /** What an exec runs as far as its event tells, when it can not be inspected. */
    public ExecSession unseenExec(String id, String commandLine) {
        return ExecSession.newBuilder()
                .setId(id)
                .setCommand(Clip.levels().get(2).texts(List.of(redactor.text(commandLine))))
                .build();
    }
}
