package io.hullmark.bench.corpus;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.wire.Heartbeat;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hosts of some containers each, and what their agents say one after the other. */
public final class Fleet {
    private static final int USUALLY_PER_HOST = 100;

    private static final Codec<Observation> CODEC = Codec.of(Observation.class);

    private final List<Snapshot> before = new ArrayList<>();
    private final List<Snapshot> after = new ArrayList<>();
    private final boolean[] changed;
    private final long[] sequences;
    private final int perHost;
    private final long bootEpoch = System.currentTimeMillis();
    private long said;

    /** So many containers, a hundred on each host. */
    public Fleet(int containers) {
        this(containers, USUALLY_PER_HOST);
    }

    /** So many containers, with so many on each host. */
    public Fleet(int containers, int perHost) {
        this.perHost = perHost;
        for (int number = 0; number < containers; number++) {
            var inspect = Inspected.container(number);
            before.add(Corpus.snapshot(inspect));
            // it has been restarted, so that every rule on running containers has to be asked again
            inspect.put("RestartCount", 1);
            after.add(Corpus.snapshot(inspect));
        }
        changed = new boolean[containers];
        sequences = new long[(containers + perHost - 1) / perHost];
    }

    public int containers() {
        return before.size();
    }

    /** Ids of the containers of a host. */
    public List<String> containers(int host) {
        return before.subList(host * perHost, Math.min(before.size(), (host + 1) * perHost)).stream()
                .map(Snapshot::getObjectId)
                .toList();
    }

    public int hosts() {
        return sequences.length;
    }

    /** The id of a host. */
    public String host(int number) {
        return hostId(number);
    }

    /** The host that speaks next. */
    public String hostId() {
        return hostId(container() / perHost);
    }

    private int container() {
        // one host after the other, so that neighbours in the log are of different hosts
        long turn = said % before.size();
        int hosts = sequences.length;
        return (int) (turn % hosts) * perHost + (int) (turn / hosts);
    }

    private static String hostId(int host) {
        return "host-%04d".formatted(host);
    }

    /**
     * What the hosts say before anything else: that a day may pass until they are heard again, so that no host falls silent while a
     * benchmark is at work.
     */
    public Map<String, byte[]> greetings() {
        var greetings = new LinkedHashMap<String, byte[]>();
        for (int host = 0; host < sequences.length; host++) {
            var now = Instant.now();
            var heartbeat = new Heartbeat((int) Duration.ofDays(1).toMillis(), now, List.of(), Map.of());
            var greeting = new Observation(hostId(host), bootEpoch, ++sequences[host], now, heartbeat);
            greetings.put(hostId(host), CODEC.encode(greeting));
        }
        return greetings;
    }

    /** A snapshot of the next container; so many in a hundred say something new. */
    public byte[] next(int percentChanged) {
        int container = container();
        // round and container decide, so that all containers have their turn
        if ((said / before.size() + container * 37L) % 100 < percentChanged) {
            changed[container] = !changed[container];
        }
        int host = container / perHost;
        said++;
        var snapshot = changed[container] ? after.get(container) : before.get(container);
        return CODEC.encode(new Observation(hostId(host), bootEpoch, ++sequences[host], Instant.now(), snapshot));
    }
}
