package io.hullmark.bench.quarter;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.wire.ExceptionDecision;
import io.hullmark.wire.ExceptionScope;
import io.hullmark.wire.ExceptionType;
import io.hullmark.wire.PublicationKind;
import io.hullmark.wire.RulePublication;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Hosts with a hundred containers each: every container is deployed anew about once a week, one in fifty drifts on a day and is mended
 * hours later, hosts fall silent now and then, with a spool or without; rules change and exceptions come and end every week.
 */
final class SimulatedFleet {
    private static final int PER_HOST = 100;
    private static final Codec<RulePublication> PUBLICATIONS = Codec.of(RulePublication.class);
    private static final Codec<ExceptionDecision> EXCEPTIONS = Codec.of(ExceptionDecision.class);

    private final SimulatedSite site;
    private final Random random;
    private final Map<String, String> rules;
    private final List<SimulatedHost> hosts = new ArrayList<>();
    private final Duration heartbeat;
    private final TreeMap<Instant, List<Runnable>> due = new TreeMap<>();
    private final Map<String, Instant> privileged = new HashMap<>();
    private final List<Breach> breaches = new ArrayList<>();
    private int numbers;

    /**
     * A fleet that begins to live.
     *
     * @param rules texts of the rules in force, by their ids
     */
    SimulatedFleet(SimulatedSite site, int containers, Duration heartbeat, Map<String, String> rules, Random random) {
        this.site = site;
        this.heartbeat = heartbeat;
        this.rules = new TreeMap<>(rules);
        this.random = random;
        rules.forEach(this::publish);
        for (int host = 0; host * PER_HOST < containers; host++) {
            hosts.add(new SimulatedHost("host-%04d".formatted(host), heartbeat, site.now()));
        }
        for (int container = 0; container < containers; container++) {
            hosts.get(container / PER_HOST).deploy(container % PER_HOST, numbers++, true, site.now());
        }
    }

    /** Lives through a day. */
    void live(int day) {
        var begin = site.now();
        hosts.forEach(host -> plan(host, begin));
        if (day % 7 == 1) {
            at(begin.plus(Duration.ofHours(9)), () -> changeRule(day));
            at(begin.plus(Duration.ofHours(10)), () -> accept(day));
        }
        var end = begin.plus(Duration.ofDays(1));
        while (site.now().isBefore(end)) {
            var now = site.now();
            while (!due.isEmpty() && !due.firstKey().isAfter(now)) {
                due.pollFirstEntry().getValue().forEach(Runnable::run);
            }
            for (var host : hosts) {
                host.heartbeat(now);
            }
            for (int host = 0; host < hosts.size(); host++) {
                var id = "host-%04d".formatted(host);
                hosts.get(host).said(now).forEach(said -> site.observe(id, said));
            }
            site.pass(heartbeat);
        }
    }

    /** All times at which a container was privileged, those that last included. */
    List<Breach> breaches() {
        var all = new ArrayList<>(breaches);
        privileged.forEach((container, from) -> all.add(new Breach(container, from, site.now())));
        return all;
    }

    private void plan(SimulatedHost host, Instant begin) {
        for (int place = 0; place < PER_HOST; place++) {
            int there = place;
            if (random.nextInt(7) == 0) {
                at(sometime(begin), () -> deploy(host, there));
            } else if (random.nextInt(50) == 0) {
                var when = sometime(begin);
                at(when, () -> drift(host, there, false));
                at(when.plus(Duration.ofMinutes(10 + random.nextInt(1_000))), () -> drift(host, there, true));
            }
        }
        if (random.nextInt(10) == 0) {
            var when = sometime(begin);
            var until = when.plus(Duration.ofMinutes(30 + random.nextInt(150)));
            boolean spools = random.nextBoolean();
            at(when, () -> host.fallSilent(when, until, spools));
        }
    }

    private Instant sometime(Instant begin) {
        return begin.plusSeconds(random.nextInt(86_400));
    }

    private void at(Instant when, Runnable what) {
        due.computeIfAbsent(when, unused -> new ArrayList<>()).add(what);
    }

    private void deploy(SimulatedHost host, int place) {
        if (!host.isUnwatched()) {
            settle(host, place);
            host.deploy(place, numbers++, true, site.now());
        }
    }

    private void drift(SimulatedHost host, int place, boolean sound) {
        if (host.isUnwatched()) {
            // nobody saw it, and it is over before anybody looks
            return;
        }
        host.drift(place, sound, site.now());
        if (sound) {
            settle(host, place);
        } else {
            privileged.putIfAbsent(host.container(place), host.knownAt(site.now()));
        }
    }

    private void settle(SimulatedHost host, int place) {
        var from = privileged.remove(host.container(place));
        if (from != null) {
            breaches.add(new Breach(host.container(place), from, host.knownAt(site.now())));
        }
    }

    private void publish(String id, String text) {
        site.publish(
                id, PUBLICATIONS.encode(new RulePublication(PublicationKind.RULE, id, text, site.now(), "quarter")));
    }

    /** A rule is worded anew. */
    private void changeRule(int day) {
        var ids = List.copyOf(rules.keySet());
        var id = ids.get(random.nextInt(ids.size()));
        var text = rules.get(id) + "# reviewed on day %d%n".formatted(day);
        rules.put(id, text);
        publish(id, text);
    }

    private void accept(int day) {
        var decision = ExceptionDecision.newBuilder()
                .setId("accepted-%d".formatted(day))
                .setScope(ExceptionScope.newBuilder()
                        .setRules(List.of("container-root-filesystem-read-only"))
                        .setControls(List.of())
                        .setHosts(List.of("host-%04d".formatted(random.nextInt(hosts.size()))))
                        .setHostLabels(Map.of())
                        .setImages(List.of())
                        .setContainers(List.of())
                        .setLabels(Map.of())
                        .setElements(List.of())
                        .build())
                .setType(ExceptionType.RISK_ACCEPTED)
                .setReason("until the next release")
                .setRequester("alice")
                .setApprover("bob")
                .setStartsAt(site.now())
                .setExpiresAt(site.now().plus(Duration.ofDays(3)))
                .setPublishedAt(site.now())
                .build();
        site.decide(decision.getId(), EXCEPTIONS.encode(decision));
    }
}
