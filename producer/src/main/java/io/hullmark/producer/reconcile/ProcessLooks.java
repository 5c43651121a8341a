package io.hullmark.producer.reconcile;

import io.hullmark.producer.docker.Answer;
import io.hullmark.producer.docker.Engine;
import io.hullmark.producer.translate.ProcessList;
import io.hullmark.wire.ContainerProcesses;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Looks now and then which programs run in containers. Slowly, one after another, because the engine runs ps for each look. */
final class ProcessLooks {
    /** A container that restarts all the time is not worth a look at each start. */
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofSeconds(30);

    private final Desk desk;
    private final Engine engine;
    private final Inventory inventory;
    private final Rhythm rhythm;
    private final Consumer<ObjectRef> news;
    private final Set<ObjectRef> waiting = new LinkedHashSet<>();
    private boolean looking;

    ProcessLooks(Desk desk, Engine engine, Inventory inventory, Rhythm rhythm, Consumer<ObjectRef> news) {
        this.desk = desk;
        this.engine = engine;
        this.inventory = inventory;
        this.rhythm = rhythm;
        this.news = news;
    }

    /** A container has started: what it runs first is rarely what it runs then. */
    void started(ObjectRef ref) {
        var unused = desk.later(rhythm.settle(), () -> {
            boolean lately = inventory
                    .find(ref)
                    .flatMap(remembered -> remembered.processesLooked)
                    .map(then -> desk.monotonic() - then < NOT_AGAIN_WITHIN.toNanos())
                    .orElse(false);
            if (!lately) {
                want(ref);
            }
        });
    }

    void want(ObjectRef ref) {
        waiting.add(ref);
        if (!looking) {
            looking = true;
            next();
        }
    }

    private void next() {
        var each = waiting.iterator();
        if (!each.hasNext()) {
            looking = false;
            return;
        }
        var ref = each.next();
        each.remove();
        var remembered = inventory.find(ref);
        if (remembered.isEmpty() || !remembered.get().running()) {
            next();
            return;
        }
        remembered.get().processesLooked = Optional.of(desk.monotonic());
        var path = "/containers/" + Looks.escaped(ref.id()) + "/top?ps_args=" + ProcessList.ARGUMENTS;
        var unused = engine.ask(path, rhythm.callLimit())
                .whenComplete((answer, failure) -> desk.run(() -> {
                    if (failure == null) {
                        looked(ref, answer);
                    }
                    var unusedToo = desk.later(rhythm.processPause(), this::next);
                }));
    }

    private void looked(ObjectRef ref, Answer answer) {
        var seen = answer instanceof Answer.Found found
                ? ProcessList.from(found.body())
                : Optional.<ContainerProcesses>empty();
        inventory
                .find(ref)
                .filter(Remembered::running)
                .filter(remembered -> remembered.runs(seen))
                .ifPresent(unused -> news.accept(ref));
    }
}
