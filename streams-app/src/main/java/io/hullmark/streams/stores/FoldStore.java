package io.hullmark.streams.stores;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The state stores of the topology. Keys leave them when an object is gone; rules and hosts stay until they are retired. */
public enum FoldStore {
    /** The newest snapshot of every object. */
    OBJECTS("objects", Change.WHEN_NEWS),
    /** How objects hang together. */
    TIES("ties", Change.WHEN_NEWS),
    /** What lifecycle events told of objects. */
    ACTIVITIES("activities", Change.WHEN_NEWS),
    /** What was condensed from telemetry and events. */
    CONDITIONS("conditions", Change.WHEN_NEWS),
    /** Samples of hosts, and how far conditions of hosts and containers have come. */
    MEASURED("measured", Change.OFTEN),
    /** The latest readings of the containers of each host. */
    READINGS("readings", Change.WHEN_NEWS),
    /** Events that rules count. */
    OCCURRENCES("occurrences", Change.WHEN_NEWS),
    /** Events that rules await. */
    AWAITED("awaited", Change.WHEN_NEWS),
    /** Hosts on which nobody sees what happens. */
    GAPS("gaps", Change.WHEN_NEWS),
    /** How the containers of each host behave. */
    BEHAVIOURS("behaviours", Change.WHEN_NEWS),
    /** What was learned of each workload; none is forgotten but for another one. */
    WORKLOADS("workloads", Change.WHEN_NEWS),
    /** The anomalies that are open. */
    ANOMALIES("anomalies", Change.WHEN_NEWS),
    /** Verdicts and findings of every subject. */
    SUBJECTS("subjects", Change.WHEN_NEWS),
    /** Subjects to come back to. */
    PENDING("pending", Change.WHEN_NEWS),
    /** What is known of hosts. */
    HOSTS("hosts", Change.OFTEN),
    /** The rules. */
    RULES("rules", Change.WHEN_NEWS),
    /** The exceptions that hold or will hold. */
    EXCEPTIONS("exceptions", Change.WHEN_NEWS),
    /** The attestations that hold or will hold. */
    ATTESTATIONS("attestations", Change.WHEN_NEWS),
    /** What the fold keeps once. */
    STANDINGS("standings", Change.OFTEN),
    /** How far the records of each host have come. */
    SEQUENCES("sequences", Change.OFTEN),
    /** Where the journal ends. */
    JOURNAL_ENDS("journal-ends", Change.OFTEN);

    /** A picture with all sections of a large container, and room to spare. */
    private static final Map<String, String> CHANGELOG = Map.of("max.message.bytes", "8388608");

    private final String storeName;
    private final Change change;

    FoldStore(String storeName, Change change) {
        this.storeName = storeName;
        this.change = change;
    }

    /** Builders of all stores. */
    public static Set<StoreBuilder<?>> builders(Predicate<FoldStore> onDisk) {
        // in a fixed order, which the description of the topology shows
        return Stream.of(values())
                .map(store -> store.builder(onDisk))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Its name within the topology. */
    public String storeName() {
        return storeName;
    }

    KeyValueStore<Bytes, byte[]> in(ProcessorContext<?, ?> context) {
        StateStore store = context.getStateStore(storeName);
        if (store == null) {
            throw new IllegalStateException("the processor is not connected to the store " + storeName);
        }
        @SuppressWarnings("unchecked") // built below with these types
        var typed = (KeyValueStore<Bytes, byte[]>) store;
        return typed;
    }

    private StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(Predicate<FoldStore> onDisk) {
        var supplier =
                onDisk.test(this) ? Stores.persistentKeyValueStore(storeName) : Stores.inMemoryKeyValueStore(storeName);
        var builder = Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(CHANGELOG);
        return change == Change.OFTEN ? builder.withCachingEnabled() : builder.withCachingDisabled();
    }

    /** How often values change. */
    private enum Change {
        /** With every record or nearly so: a cache makes it one write per commit. */
        OFTEN,
        /** Rarely: a cache would only cost. */
        WHEN_NEWS
    }
}
