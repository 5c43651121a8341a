package io.hullmark.producer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.producer.docker.Answer;
import io.hullmark.producer.docker.Engine;
import io.hullmark.producer.observe.Sightings;
import io.hullmark.producer.translate.Translator;
import io.hullmark.wire.KnownObject;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what is known with the engine's own lists. Whatever was heard of after the lists were asked for is newer than they are and
 * is left alone.
 */
final class Resync {
    private static final Logger LOG = LoggerFactory.getLogger(Resync.class);

    private final Desk desk;
    private final Engine engine;
    private final Translator translator;
    private final Sightings sightings;
    private final Teller teller;
    private final Inventory inventory;
    private final Inspections inspections;
    private final ObjectRef host;
    private final Duration limit;
    private final Set<ObjectRef> outstanding = new HashSet<>();
    private Instant listedAt = Instant.EPOCH;
    private boolean comparing;

    Resync(Parts parts, Inspections inspections, ObjectRef host, Duration limit) {
        this.desk = parts.desk();
        this.engine = parts.engine();
        this.translator = parts.translator();
        this.sightings = parts.sightings();
        this.teller = parts.teller();
        this.inventory = parts.inventory();
        this.inspections = inspections;
        this.host = host;
        this.limit = limit;
    }

    /** What this works with. */
    record Parts(
            Desk desk, Engine engine, Translator translator, Sightings sightings, Teller teller, Inventory inventory) {}

    /** The engine's lists of everything, or why one of them is missing. */
    private record Lists(JsonNode containers, JsonNode images, JsonNode networks, JsonNode volumes) {}

    /** Asks for the lists and compares. The result tells whether that was possible; single looks may still be under way. */
    CompletableFuture<Boolean> begin() {
        long mark = inventory.mark();
        var asked = desk.now();
        var containers = list("/containers/json?all=1", Function.identity());
        var images = list("/images/json", Function.identity());
        var networks = list("/networks", Function.identity());
        var volumes = list("/volumes", body -> body.path("Volumes"));
        var result = new CompletableFuture<Boolean>();
        var unused = CompletableFuture.allOf(containers, images, networks, volumes)
                .whenComplete((nothing, failure) -> desk.run(() -> {
                    if (failure == null) {
                        compare(
                                new Lists(containers.join(), images.join(), networks.join(), volumes.join()),
                                mark,
                                asked);
                    } else {
                        LOG.atWarn()
                                .addKeyValue("reason", failure.getMessage())
                                .log("can not compare with the engine's lists");
                    }
                    result.complete(failure == null);
                }));
        return result;
    }

    private CompletableFuture<JsonNode> list(String path, Function<JsonNode, JsonNode> elements) {
        return engine.ask(path, limit).thenApply(answer -> {
            if (answer instanceof Answer.Found found) {
                var list = elements.apply(found.body());
                if (list.isArray() || (list.isNull() && found.body().isObject())) {
                    return list;
                }
            }
            throw new IllegalStateException(path + ": " + (answer instanceof Answer.Found ? "no list" : answer));
        });
    }

    private void compare(Lists lists, long mark, Instant asked) {
        outstanding.clear();
        listedAt = asked;
        comparing = true;
        var existing = new HashSet<ObjectRef>();
        existing.add(host);
        look(host);
        for (JsonNode network : lists.networks()) {
            listed(
                    new ObjectRef(ObjectKind.NETWORK, network.path("Id").asText("")),
                    network,
                    translator::network,
                    mark,
                    existing);
        }
        for (JsonNode volume : lists.volumes()) {
            listed(
                    new ObjectRef(ObjectKind.VOLUME, volume.path("Name").asText("")),
                    volume,
                    translator::volume,
                    mark,
                    existing);
        }
        images(lists, mark, existing);
        for (JsonNode container : lists.containers()) {
            var ref = new ObjectRef(ObjectKind.CONTAINER, container.path("Id").asText(""));
            if (news(ref, mark, existing)) {
                inventory.touch(ref).named("", container.path("Image").asText(""));
                look(ref);
            }
        }
        remove(existing, mark, asked);
        finishIfDone();
    }

    /** The lists of networks and volumes tell everything, so nothing needs to be inspected. */
    private void listed(
            ObjectRef ref,
            JsonNode element,
            Function<JsonNode, Snapshot> translate,
            long mark,
            Set<ObjectRef> existing) {
        if (!news(ref, mark, existing)) {
            return;
        }
        if (inventory.touchedSince(ref, mark)) {
            look(ref);
            return;
        }
        var remembered = inventory.touch(ref);
        remembered.lastSeen = listedAt;
        remembered.told = true;
        remembered.unreadable = false;
        teller.snapshot(translate.apply(element));
    }

    /** Images never change but for their names, so only new and renamed ones are inspected. */
    private void images(Lists lists, long mark, Set<ObjectRef> existing) {
        for (JsonNode image : lists.images()) {
            var ref = new ObjectRef(ObjectKind.IMAGE, image.path("Id").asText(""));
            if (news(ref, mark, existing)) {
                boolean known = inventory
                        .find(ref)
                        .filter(remembered -> remembered.toldAs(image))
                        .isPresent();
                inventory.touch(ref).lastSeen = listedAt;
                if (!known) {
                    look(ref);
                }
            }
        }
        for (JsonNode container : lists.containers()) {
            var ref = new ObjectRef(ObjectKind.IMAGE, container.path("ImageID").asText(""));
            if (news(ref, mark, existing)) {
                boolean known = inventory
                        .find(ref)
                        .filter(remembered -> remembered.told)
                        .isPresent();
                inventory.touch(ref);
                if (!known) {
                    look(ref); // an image without a name that is in no list, but in use
                }
            }
        }
    }

    /** Whether a list names an object for the first time, and it has not gone since the list was asked for. */
    private boolean news(ObjectRef ref, long mark, Set<ObjectRef> existing) {
        return !ref.id().isEmpty() && !inventory.goneSince(ref, mark) && existing.add(ref);
    }

    private void look(ObjectRef ref) {
        outstanding.add(ref);
        inspections.want(ref);
    }

    private void remove(Set<ObjectRef> existing, long mark, Instant asked) {
        for (KnownObject known : sightings.known()) {
            var ref = new ObjectRef(known.getKind(), known.getObjectId());
            boolean watched = ref.kind() != ObjectKind.HOST && ref.kind() != ObjectKind.UNRECOGNIZED;
            if (watched && !existing.contains(ref) && !inventory.touchedSince(ref, mark)) {
                var lastSeen = inventory
                        .find(ref)
                        .map(remembered -> remembered.lastSeen)
                        .orElse(Instant.EPOCH);
                inspections.forget(ref);
                teller.removed(ref, lastSeen, asked);
            }
        }
        inventory.retain(existing::contains, mark);
        inspections.retain(ref -> inventory.find(ref).isPresent());
    }

    /** An object has been looked at, or is gone. */
    void settled(ObjectRef ref) {
        if (outstanding.remove(ref)) {
            finishIfDone();
        }
    }

    /** The connection is lost, and with it the comparison. */
    void abandon() {
        comparing = false;
        outstanding.clear();
    }

    private void finishIfDone() {
        if (comparing && outstanding.isEmpty()) {
            comparing = false;
            teller.reconciled(listedAt);
        }
    }
}
