package io.hullmark.producer.translate;

import io.hullmark.producer.redact.Redactor;
import io.hullmark.schemas.codec.Digests;
import io.hullmark.wire.Attachment;
import io.hullmark.wire.ContainerMounts;
import io.hullmark.wire.ContainerNetwork;
import io.hullmark.wire.ContainerSecurity;
import io.hullmark.wire.Device;
import io.hullmark.wire.DeviceRequest;
import io.hullmark.wire.Mount;
import io.hullmark.wire.PublishedPort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The parts of a container that say what it can reach: rights, files, networks. Never cut, because rules decide on them. */
final class ContainerReach {
    private static final int HIGHEST_PORT = 65_535;

    private final Raw inspect;
    private final Raw host;
    private final Redactor redactor;

    ContainerReach(Raw inspect, Redactor redactor) {
        this.inspect = inspect;
        this.host = inspect.at("HostConfig");
        this.redactor = redactor;
    }

    ContainerSecurity security() {
        return ContainerSecurity.newBuilder()
                .setPrivileged(host.flag("Privileged"))
                .setCapAdd(host.texts("CapAdd"))
                .setCapDrop(host.texts("CapDrop"))
                .setSecurityOpt(host.texts("SecurityOpt").stream()
                        .map(this::securityOption)
                        .toList())
                .setAppArmorProfile(inspect.text("AppArmorProfile"))
                .setProcessLabel(inspect.text("ProcessLabel"))
                .setMountLabel(inspect.text("MountLabel"))
                .setReadonlyRootfs(host.flag("ReadonlyRootfs"))
                .setMaskedPaths(protectedPaths("MaskedPaths").orElse(null))
                .setReadonlyPaths(protectedPaths("ReadonlyPaths").orElse(null))
                .setGroupAdd(host.texts("GroupAdd"))
                .setDevices(devices())
                .setDeviceRequests(deviceRequests())
                .setDeviceCgroupRules(host.texts("DeviceCgroupRules"))
                .setSysctls(redactor.map(host.map("Sysctls")))
                .build();
    }

    /** Privileged containers have no protected paths, and the engine writes null for none. */
    private Optional<List<String>> protectedPaths(String field) {
        var paths = host.maybeTexts(field);
        return paths.isEmpty() && host.flag("Privileged") ? Optional.of(List.of()) : paths;
    }

    private String securityOption(String option) {
        int brace = option.indexOf('{');
        if (brace < 0) {
            return redactor.text(option);
        }
        var profile = option.substring(brace).getBytes(StandardCharsets.UTF_8);
        return option.substring(0, brace) + "digest:"
                + HexFormat.of().formatHex(Digests.of(profile).bytes());
    }

    private List<Device> devices() {
        var devices = new ArrayList<Device>();
        host.each("Devices")
                .forEach(one -> devices.add(new Device(
                        one.text("PathOnHost"), one.text("PathInContainer"), one.text("CgroupPermissions"))));
        devices.sort(Comparator.comparing(Device::getPathInContainer).thenComparing(Device::getPathOnHost));
        return devices;
    }

    private List<DeviceRequest> deviceRequests() {
        var requests = new ArrayList<DeviceRequest>();
        for (Raw one : host.each("DeviceRequests")) {
            var capabilities = new ArrayList<String>();
            one.node().path("Capabilities").forEach(set -> set.forEach(word -> capabilities.add(word.asText(""))));
            requests.add(
                    new DeviceRequest(one.text("Driver"), one.number("Count"), one.texts("DeviceIDs"), capabilities));
        }
        return requests;
    }

    ContainerMounts mounts() {
        var mounts = new ArrayList<Mount>();
        for (Raw one : inspect.each("Mounts")) {
            mounts.add(Mount.newBuilder()
                    .setType(one.text("Type"))
                    .setName(one.text("Name"))
                    .setSource(one.text("Source"))
                    .setDestination(one.text("Destination"))
                    .setDriver(one.text("Driver"))
                    .setMode(one.text("Mode"))
                    .setRw(one.flag("RW"))
                    .setPropagation(one.text("Propagation"))
                    .build());
        }
        mounts.sort(Comparator.comparing(Mount::getDestination).thenComparing(Mount::getSource));
        return new ContainerMounts(mounts, host.texts("VolumesFrom"), host.map("Tmpfs"));
    }

    ContainerNetwork network() {
        var status = inspect.at("State").text("Status");
        boolean bound = status.equals("running") || status.equals("paused");
        var settings = inspect.at("NetworkSettings");
        return ContainerNetwork.newBuilder()
                .setExposedPorts(
                        List.copyOf(inspect.at("Config").fields("ExposedPorts").keySet()))
                .setPublishedPorts(bound ? published(settings, "Ports") : published(host, "PortBindings"))
                .setPublishAllPorts(host.flag("PublishAllPorts"))
                .setNetworks(attachments(settings))
                .setDns(host.texts("Dns"))
                .setExtraHosts(host.texts("ExtraHosts"))
                .setLinks(host.texts("Links"))
                .build();
    }

    private static List<PublishedPort> published(Raw parent, String field) {
        var published = new ArrayList<PublishedPort>();
        parent.fields(field).forEach((inside, unused) -> {
            int slash = inside.indexOf('/');
            int port = port(slash < 0 ? inside : inside.substring(0, slash));
            var protocol = slash < 0 ? "tcp" : inside.substring(slash + 1);
            parent.at(field)
                    .each(inside)
                    .forEach(binding -> published.add(
                            new PublishedPort(binding.text("HostIp"), port(binding.text("HostPort")), port, protocol)));
        });
        published.sort(Comparator.comparingInt(PublishedPort::getContainerPort)
                .thenComparing(PublishedPort::getProtocol)
                .thenComparing(PublishedPort::getHostIp)
                .thenComparingInt(PublishedPort::getHostPort));
        return published;
    }

    /** A port; 0 for a range, of which the engine has not chosen one yet, and for what is no port. */
    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port < 0 || port > HIGHEST_PORT ? 0 : port;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static List<Attachment> attachments(Raw settings) {
        var attachments = new ArrayList<Attachment>();
        settings.fields("Networks")
                .forEach((name, network) -> attachments.add(Attachment.newBuilder()
                        .setNetwork(name)
                        .setNetworkId(network.text("NetworkID"))
                        .setIpAddress(network.text("IPAddress"))
                        .setGlobalIpv6Address(network.text("GlobalIPv6Address"))
                        .setAliases(network.texts("Aliases").stream().sorted().toList())
                        .build()));
        return attachments;
    }
}
