package io.hullmark.producer.reconcile;

import io.hullmark.producer.translate.Translator;
import io.hullmark.wire.ObjectKind;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what follows from a look at an object: a snapshot, the end of the object, another look later. */
final class Sighted {
    private static final Logger LOG = LoggerFactory.getLogger(Sighted.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    /** How long the event that tells the end of an object may take after the engine has forgotten the object. */
    private static final Duration LAST_EVENT = Duration.ofSeconds(5);

    /** An engine that answers others but breaks off each answer about one object does not tell how it is. */
    private static final int MOST_BROKEN_OFF = 3;

    private final Desk desk;
    private final Rhythm rhythm;
    private final Translator translator;
    private final Teller teller;
    private final Inventory inventory;

    Sighted(Desk desk, Rhythm rhythm, Translator translator, Teller teller, Inventory inventory) {
        this.desk = desk;
        this.rhythm = rhythm;
        this.translator = translator;
        this.teller = teller;
        this.inventory = inventory;
    }

    /** Takes the result of a look. Whether to look again, and when, is told to those who look. */
    void take(ObjectRef ref, Look look, Consumer<ObjectRef> again) {
        if (look instanceof Look.Seen seen) {
            seen(ref, seen);
        } else if (look instanceof Look.Unreadable unreadable) {
            unreadable(ref, unreadable.reason(), again);
        } else if (look instanceof Look.Unreachable unreachable) {
            unreachable(ref, unreachable.reason(), again);
        } else {
            gone(ref);
        }
    }

    private void seen(ObjectRef asked, Look.Seen seen) {
        var ref = new ObjectRef(asked.kind(), seen.snapshot().getObjectId());
        if (!ref.equals(asked)) {
            inventory.forget(asked); // asked by a name, such as that of an image that was pulled
        }
        var remembered = inventory.touch(ref);
        remembered.lastSeen = desk.now();
        remembered.failures = 0;
        remembered.unreadable = false;
        remembered.told = true;
        if (ref.kind() == ObjectKind.CONTAINER) {
            remembered.inspected(seen.inspect());
        } else if (ref.kind() == ObjectKind.IMAGE) {
            remembered.named(seen.inspect());
        } else if (ref.kind() == ObjectKind.HOST) {
            remembered.introduced(seen.inspect());
        }
        teller.snapshot(seen.snapshot());
    }

    private void unreadable(ObjectRef ref, String reason, Consumer<ObjectRef> again) {
        var remembered = inventory.touch(ref);
        var snapshot = translator.unreadable(ref.kind(), ref.id(), reason);
        if (!remembered.unreadable) {
            LOG.atWarn()
                    .addKeyValue("object", ref)
                    .addKeyValue("reason", snapshot.getDetail())
                    .log("the engine does not tell how an object is");
        }
        remembered.unreadable = true;
        remembered.told = true;
        teller.snapshot(snapshot);
        var pause = rhythm.firstRetry().multipliedBy(1L << Math.min(remembered.failures++, 10));
        retry(ref, pause.compareTo(rhythm.longestRetry()) > 0 ? rhythm.longestRetry() : pause, again);
    }

    private void unreachable(ObjectRef ref, String reason, Consumer<ObjectRef> again) {
        var remembered = inventory.touch(ref);
        if (++remembered.failures >= MOST_BROKEN_OFF) {
            unreadable(ref, reason, again);
        } else {
            retry(ref, SOON, again);
        }
    }

    private void retry(ObjectRef ref, Duration pause, Consumer<ObjectRef> again) {
        var unused = desk.later(pause, () -> inventory.find(ref).ifPresent(known -> again.accept(ref)));
    }

    /** The event that tells the end is on its way, as a rule. What was never seen is told by what its events said. */
    private void gone(ObjectRef ref) {
        var remembered = inventory.find(ref).orElse(null);
        if (remembered == null) {
            return;
        }
        if (!remembered.told && ref.kind() == ObjectKind.CONTAINER) {
            goneUnseen(ref, remembered);
        }
        long touched = remembered.touched;
        var unused = desk.later(LAST_EVENT, () -> {
            if (inventory.find(ref).filter(known -> known == remembered).isPresent() && remembered.touched == touched) {
                inventory.forget(ref);
                if (remembered.told) {
                    teller.removed(ref, remembered.lastSeen, desk.now());
                }
            }
        });
    }

    /** A container that ended before anybody could look at it. */
    void goneUnseen(ObjectRef ref, Remembered remembered) {
        remembered.told = true;
        teller.snapshot(translator.goneContainer(
                ref.id(), remembered.name(), remembered.image(), "gone before it could be inspected"));
    }
}
