package io.hullmark.producer.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.producer.fake.Events;
import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.fake.Inspections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Containers of a fake engine that come, change and go all the time, some 200 events a second. The same seed, the same fates. */
final class RestlessFleet implements AutoCloseable {
    private static final int FEWEST = 20;
    private static final int MOST = 60;
    private static final long STEP_MILLIS = 6;

    private final FakeEngine engine;
    private final Random random;
    private final List<String> alive = new ArrayList<>();
    private final Map<String, ObjectNode> inspections = new TreeMap<>();
    private final ScheduledExecutorService steps = Executors.newSingleThreadScheduledExecutor();
    private int made;

    private RestlessFleet(FakeEngine engine, long seed) {
        this.engine = engine;
        this.random = new Random(seed);
    }

    static RestlessFleet on(FakeEngine engine, long seed) {
        var fleet = new RestlessFleet(engine, seed);
        while (fleet.alive.size() < FEWEST) {
            fleet.create();
        }
        var unused = fleet.steps.scheduleAtFixedRate(fleet::step, STEP_MILLIS, STEP_MILLIS, TimeUnit.MILLISECONDS);
        return fleet;
    }

    private void step() {
        int fate = random.nextInt(100);
        if (fate < 12 && alive.size() < MOST) {
            create();
        } else if (fate < 24 && alive.size() > FEWEST) {
            remove();
        } else {
            update();
        }
    }

    private void create() {
        made++;
        String id = Inspections.id("%08x".formatted(made));
        alive.add(id);
        change(id, 0);
        tell("create", id);
        tell("start", id);
    }

    private void update() {
        String id = alive.get(random.nextInt(alive.size()));
        change(id, (1L + random.nextInt(1000)) << 20);
        tell("update", id);
    }

    private void remove() {
        String id = alive.remove(random.nextInt(alive.size()));
        tell("die", id);
        engine.world().removeContainer(id);
        inspections.remove(id);
        tell("destroy", id);
    }

    /** A new object each time: the engine's threads may be reading the old one. */
    private void change(String id, long memory) {
        ObjectNode inspect = Inspections.container(id, name(id));
        inspect.withObject("/HostConfig").put("Memory", memory);
        engine.world().container(inspect);
        inspections.put(id, inspect);
    }

    private void tell(String action, String id) {
        engine.event(Events.container(action, id, name(id)));
    }

    private static String name(String id) {
        return "c" + id.substring(0, 8);
    }

    /** How many containers there have been. */
    int made() {
        return made;
    }

    /** The containers that are left, by id, as the engine shows them. To be asked after the end. */
    Map<String, ObjectNode> left() {
        return inspections;
    }

    /** Nothing happens any more once this returns. */
    void rest() throws InterruptedException {
        close();
        if (!steps.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the fleet does not rest");
        }
    }

    @Override
    public void close() {
        steps.shutdownNow();
    }
}
