package io.hullmark.producer.translate;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.wire.HostNetworks;
import io.hullmark.wire.HostUsage;
import io.hullmark.wire.OverlayNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an engine keeps, as it lists it; empty where nobody asked or no list came.
 *
 * @param containers those in whatever state
 * @param images those that have a name or are not part of one that has
 * @param networks all that it knows
 */
public record Listed(Optional<JsonNode> containers, Optional<JsonNode> images, Optional<JsonNode> networks) {
    /** Nobody asked. */
    public static final Listed NONE = new Listed(Optional.empty(), Optional.empty(), Optional.empty());

    private static final Set<String> OFF = Set.of("false", "0");

    /** How much there is of everything; the engine counts containers by itself. */
    HostUsage usage(Raw info) {
        var all = info.maybeNumber("Containers").orElse(null);
        var stopped = info.maybeNumber("ContainersStopped").orElse(null);
        var known = images.map(Listed::ids);
        var used = known.flatMap(ids -> containers.map(list -> among(ids, list)));
        var unseen = new TreeMap<String, String>();
        if (all == null) {
            unseen.put("containerCount", "the engine does not count its containers");
        }
        if (stopped == null) {
            unseen.put("stoppedContainers", "the engine does not count its containers by their states");
        }
        if (known.isEmpty()) {
            unseen.put("imageCount", "there is no list of the engine's images");
        }
        if (used.isEmpty()) {
            unseen.put("imagesInUse", "there is no list of the engine's images and containers");
        }
        return new HostUsage(all, stopped, known.map(ids -> (long) ids.size()).orElse(null), used.orElse(null), unseen);
    }

    private static Set<String> ids(JsonNode images) {
        var ids = new HashSet<String>();
        images.forEach(image -> ids.add(image.path("Id").asText("")));
        return ids;
    }

    private static long among(Set<String> images, JsonNode containers) {
        var used = new HashSet<String>();
        containers.forEach(container -> used.add(container.path("ImageID").asText("")));
        used.retainAll(images);
        return used.size();
    }

    /** The networks that leave the host. */
    HostNetworks overlays() {
        var section = HostNetworks.newBuilder();
        networks.ifPresentOrElse(
                list -> section.setOverlayNetworks(overlays(list)),
                () -> section.setUnseen(Map.of("overlayNetworks", "there is no list of the engine's networks")));
        return section.build();
    }

    private static List<OverlayNetwork> overlays(JsonNode networks) {
        var overlays = new ArrayList<OverlayNetwork>();
        networks.forEach(node -> {
            var network = new Raw(node);
            if (network.text("Driver").equals("overlay")) {
                overlays.add(overlay(network));
            }
        });
        overlays.sort(Comparator.comparing(OverlayNetwork::getName));
        return overlays;
    }

    /** The option has no value where people give it, and other tools write one out. */
    private static OverlayNetwork overlay(Raw network) {
        var encrypted = Optional.ofNullable(network.map("Options").get("encrypted"));
        return new OverlayNetwork(
                network.text("Name"),
                network.flag("Ingress"),
                encrypted.filter(value -> !OFF.contains(value)).isPresent());
    }
}
