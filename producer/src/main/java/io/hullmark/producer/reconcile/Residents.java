package io.hullmark.producer.reconcile;

import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.producer.observe.WatchedHost;
import java.util.List;
import java.util.Optional;

/** What is remembered, as of a moment ago, for those who must not wait for the desk. */
final class Residents implements WatchedHost {
    private final Inventory inventory;
    private final ObjectRef host;
    private volatile List<RunningContainer> running = List.of();
    private volatile Optional<String> dataRoot = Optional.empty();

    Residents(Inventory inventory, ObjectRef host) {
        this.inventory = inventory;
        this.host = host;
    }

    /** Takes over what is remembered now; on the desk. */
    void renew() {
        running = inventory.findable();
        dataRoot = inventory.find(host).flatMap(Remembered::dataRoot);
    }

    @Override
    public List<RunningContainer> running() {
        return running;
    }

    @Override
    public Optional<String> dataRoot() {
        return dataRoot;
    }
}
