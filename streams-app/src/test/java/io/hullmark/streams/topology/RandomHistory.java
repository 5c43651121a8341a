package io.hullmark.streams.topology;

import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.wire.GapCause;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Histories of a few hosts: containers, rules, exceptions, statements, gaps and silences at random, some of it late, doubled or missing. */
final class RandomHistory {
    private RandomHistory() {}

    static void live(DrivenTopology topology, Random random) {
        var agents = List.of(new Agent("host-a"), new Agent("host-b"), new Agent("host-c"));
        var running = new HashMap<Agent, TreeMap<String, Seen>>();
        agents.forEach(agent -> running.put(agent, new TreeMap<>()));
        topology.publish("asked", People.publish("asked", People.ASKED));
        for (int step = 0; step < 300; step++) {
            var agent = agents.get(random.nextInt(agents.size())).at(topology.now());
            var objects = running.getOrDefault(agent, new TreeMap<>());
            var id = "container-" + random.nextInt(6);
            var seen = Seen.container(id)
                    .with("security", "privileged", random.nextBoolean())
                    .with("security", "readonlyRootfs", random.nextBoolean())
                    .with("identity", "image", "shop/web");
            switch (random.nextInt(13)) {
                case 0 -> {
                    objects.remove(id);
                    topology.observe(agent, agent.removes(seen));
                }
                case 1, 2 ->
                    topology.observe(agent, agent.heartbeat(objects.values().toArray(Seen[]::new)));
                case 3 -> topology.observe(agent, agent.loses(1).heartbeat(seen));
                case 4 -> publish(topology, random);
                case 6 -> accept(topology, random);
                case 7 -> state(topology, random);
                case 5 -> topology.pass(Duration.ofSeconds(1 + random.nextInt(20)));
                case 8 -> {
                    var late = agent.at(topology.now().minusSeconds(random.nextInt(7_200)));
                    objects.put(id, seen);
                    topology.observe(agent, late.sees(seen));
                }
                case 9 ->
                    topology.observe(
                            agent,
                            random.nextBoolean()
                                    ? agent.losesSight(GapCause.ENGINE_UNREACHABLE)
                                    : agent.seesAgain(
                                            GapCause.ENGINE_UNREACHABLE,
                                            topology.now().minusSeconds(5)));
                default -> {
                    objects.put(id, seen);
                    var snapshot = agent.sees(seen);
                    topology.observe(agent, snapshot);
                    if (random.nextInt(4) == 0) {
                        topology.observe(agent, snapshot);
                    }
                }
            }
        }
        topology.pass(Duration.ofSeconds(1));
    }

    private static void accept(DrivenTopology topology, Random random) {
        var id = "waiver-" + random.nextInt(2);
        var until = topology.now().plusSeconds(1 + random.nextInt(60));
        topology.decide(
                id,
                random.nextInt(4) == 0
                        ? People.revoke(id)
                        : People.accept(id, "not-privileged", topology.now(), until));
    }

    private static void state(DrivenTopology topology, Random random) {
        var id = "looked-" + random.nextInt(2);
        var until = topology.now().plusSeconds(1 + random.nextInt(60));
        if (random.nextInt(4) == 0) {
            topology.state(id, People.takeBack(id, topology.now()));
        } else {
            topology.state(id, People.attest(id, "asked", topology.now(), until));
        }
        var finding = HexFormat.of().toHexDigits(random.nextLong()).repeat(2);
        topology.state(finding, People.acknowledge(finding, "host-a", topology.now()));
    }

    private static void publish(DrivenTopology topology, Random random) {
        var id = random.nextBoolean() ? "not-privileged" : "read-only";
        var text = id.equals("read-only") ? People.READ_ONLY : People.NOT_PRIVILEGED;
        topology.publish(id, random.nextInt(4) == 0 ? People.withdraw(id) : People.publish(id, text));
    }
}
