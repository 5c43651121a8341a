package io.hullmark.bench.jmh;

import io.hullmark.engine.detectors.LightDetector;
import io.hullmark.engine.detectors.WorkloadBaseline;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One sample of eight metrics of one container through the light stage; 10,000 containers of 1,000 workloads in turn. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
public class LightDetectorBenchmark {
    private static final int CONTAINERS = 10_000;
    private static final int WORKLOADS = 1_000;
    private static final int FRAMES = 1_024;
    private static final long BEGIN = 1_700_006_400_000L;

    private final LightDetector detector = new LightDetector(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
    private final int[] states = new int[CONTAINERS * LightDetector.INTS];
    private final double[] values = values();
    private final WorkloadBaseline[] workloads = workloads();
    private int calls;

    @Benchmark
    public int observe() {
        int container = calls % CONTAINERS;
        long millis = BEGIN + calls / CONTAINERS * 10_000L;
        int from = calls % FRAMES * LightDetector.METRICS;
        calls++;
        var workload = workloads[container % WORKLOADS];
        return detector.observe(states, container * LightDetector.INTS, values, from, millis, workload);
    }

    private static double[] values() {
        var random = new SplittableRandom(1);
        return random.doubles((long) FRAMES * LightDetector.METRICS, 9, 11).toArray();
    }

    private static WorkloadBaseline[] workloads() {
        var workloads = new WorkloadBaseline[WORKLOADS];
        for (int number = 0; number < WORKLOADS; number++) {
            workloads[number] = new WorkloadBaseline();
        }
        return workloads;
    }
}
