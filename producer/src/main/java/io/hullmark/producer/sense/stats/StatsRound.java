package io.hullmark.producer.sense.stats;

import io.hullmark.producer.docker.Answer;
import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.producer.sense.Meter;
import io.hullmark.producer.sense.Samples;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.HostSample;
import io.hullmark.wire.UnmeasuredCause;
import io.hullmark.wire.UnmeasuredContainer;
import java.util.ArrayList;
import java.util.List;

/** What came of asking for each container once. */
final class StatsRound {
    private final StatsReader reader;
    private final List<ContainerSample> samples;
    private final List<UnmeasuredContainer> unmeasured = new ArrayList<>();
    private long total = -1;
    private int gone;

    StatsRound(List<RunningContainer> running, StatsReader reader) {
        this.reader = reader;
        this.samples = new ArrayList<>(running.size());
    }

    void take(RunningContainer container, Answer answer) {
        if (answer instanceof Answer.Found found && StatsReader.tells(found.body())) {
            samples.add(reader.sample(container, found.body()));
            total = Math.max(
                    total, StatsReader.number(found.body().path("cpu_stats").path("system_cpu_usage")));
        } else if (answer instanceof Answer.Found || answer instanceof Answer.Gone) {
            gone++;
        } else {
            unmeasured.add(Samples.unmeasured(container.id(), UnmeasuredCause.NO_ANSWER));
        }
    }

    void leaveOut(RunningContainer container) {
        unmeasured.add(Samples.unmeasured(container.id(), UnmeasuredCause.TOO_MANY));
    }

    Meter.Reading reading(long hostMemory, int cores) {
        var host = HostSample.newBuilder()
                .setCores(cores)
                .setCpuTotalMicros(total < 0 ? total : total / 1_000)
                .setMemoryTotal(hostMemory > 0 ? hostMemory : -1);
        return new Meter.Reading(host.build(), samples, unmeasured, gone);
    }
}
