package io.hullmark.bench.load;

import io.hullmark.bench.corpus.Inspected;
import io.hullmark.bench.corpus.RecordedGroups;
import io.hullmark.producer.fake.Events;
import io.hullmark.producer.fake.FakeEngine;
import java.io.IOException;
import java.time.Duration;

/**
 * What the shipped agent takes of a host with 100 containers of which one changes each second, and which it measures every ten seconds,
 * as it does unless it is told otherwise. Control groups are recorded ones on a disk, since the containers are none.
 */
public final class AgentFootprint {
    private static final int CONTAINERS = 100;

    private AgentFootprint() {}

    /** {@code [MINUTES]}, by default 5, after one minute of warm-up. */
    public static void main(String[] arguments) throws IOException {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        try (var site = Site.open(4);
                var engine = FakeEngine.on(site.directory().resolve("engine.sock"))) {
            engine.stopRecording();
            for (int number = 0; number < CONTAINERS; number++) {
                engine.world().container(Inspected.container(number));
            }
            var host = site.directory().resolve("host");
            RecordedGroups.write(host, CONTAINERS);
            try (var agent = AgentProcess.start(site, engine, host)) {
                churn(engine, 60);
                long frames = site.frames();
                var cpu = new double[minutes];
                long most = 0;
                for (int minute = 0; minute < minutes; minute++) {
                    var before = agent.cpu();
                    churn(engine, 60);
                    cpu[minute] = agent.cpu().minus(before).toMillis() / 600.0;
                    most = Math.max(most, agent.resident());
                }
                System.out.printf(
                        "agent: %d containers, a change each second, %d frames of telemetry a minute: %s %% of a core, %d MB resident at most%n",
                        CONTAINERS, (site.frames() - frames) / minutes, Measured.of(cpu), most >> 20);
            }
        }
    }

    private static void churn(FakeEngine engine, int seconds) {
        long begin = System.nanoTime();
        for (int second = 0; second < seconds; second++) {
            Waiting.until(begin + Duration.ofSeconds(second + 1L).toNanos());
            int number = second % CONTAINERS;
            var inspect = Inspected.container(number);
            inspect.put("RestartCount", (int) (System.nanoTime() % 1_000_000));
            engine.world().container(inspect);
            engine.event(Events.container("update", Inspected.id(number), "web-" + number));
        }
    }
}
