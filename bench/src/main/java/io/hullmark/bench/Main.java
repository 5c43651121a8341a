package io.hullmark.bench;

import io.hullmark.bench.anomalies.FleetAnomalies;
import io.hullmark.bench.load.AgentFootprint;
import io.hullmark.bench.load.Latency;
import io.hullmark.bench.load.Rejudgement;
import io.hullmark.bench.load.Replay;
import io.hullmark.bench.load.TelemetryThroughput;
import io.hullmark.bench.load.Throughput;
import io.hullmark.bench.nab.NabScore;
import io.hullmark.bench.quarter.QuarterQuestions;
import io.hullmark.bench.quarter.RecordedQuarter;
import java.util.Arrays;

/** Runs one benchmark. */
public final class Main {
    private static final String USAGE = """
            usage: java -jar bench/target/hullmark-bench.jar BENCHMARK [OPTIONS]
              jmh [REGEX] [JMH OPTIONS]       microbenchmarks, such as 'jmh RuleBenchmark -prof gc'
              throughput [RULES [PERCENT...]] processor time of the topology for one snapshot
              telemetry [CONTAINERS [TICK_SECONDS]]
                                              processor time of the topology for one sample of a container
              latency [EVENTS_PER_SECOND...]  from an event of the engine to its violation
              rejudgement [CONTAINERS...]     until a fleet has met a new rule
              replay [RULES...]               processor time of a replay for one fact
              quarter DIR [CONTAINERS [DAYS [HEARTBEAT_SECONDS [SEED]]]]
                                              records the life of a fleet, for --source DIR
              quarter-questions DIR           what it takes to ask about that life
              agent [MINUTES]                 what the agent takes of its host
              fleet-anomalies [CONTAINERS [SEED]]  false anomalies of a simulated fleet, and mishaps found
              nab --data DIR                  score of the detectors on the Numenta Anomaly Benchmark
            Run it from the project's directory, on a machine that does nothing else.
            """;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        var benchmark = arguments.length == 0 ? "" : arguments[0];
        var options = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        switch (benchmark) {
            case "jmh" -> org.openjdk.jmh.Main.main(options);
            case "throughput" -> Throughput.main(options);
            case "telemetry" -> TelemetryThroughput.main(options);
            case "latency" -> Latency.main(options);
            case "rejudgement" -> Rejudgement.main(options);
            case "replay" -> Replay.main(options);
            case "quarter" -> RecordedQuarter.main(options);
            case "quarter-questions" -> QuarterQuestions.main(options);
            case "agent" -> AgentFootprint.main(options);
            case "fleet-anomalies" -> FleetAnomalies.main(options);
            case "nab" -> NabScore.main(options);
            default -> {
                System.err.print(USAGE);
                System.exit(2);
            }
        }
    }
}
