package io.hullmark.bench.anomalies;

import io.hullmark.engine.detectors.AnomalyKind;
import io.hullmark.engine.detectors.LightDetector;
import io.hullmark.engine.detectors.WorkloadBaseline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** How often the detectors cry wolf over an ordinary fleet, and how soon they see what goes wrong. */
public final class FleetAnomalies {
    private static final List<Service> SERVICES = List.of(Service.values());
    private static final List<Mishap> MISHAPS = List.of(Mishap.values());
    private static final int DAYS = 7;
    private static final int REPLICAS = 10;
    private static final long BEGIN = 1_700_006_400_000L;
    private static final long MINUTE = 60_000;
    private static final int FIRST_MISHAP = 5 * Deployments.DAY;
    private static final int MISHAP_MINUTES = 180;

    private final LightDetector detector = new LightDetector(Metric.grains());
    private final double[] values = new double[LightDetector.METRICS];
    private final int[] state = new int[REPLICAS * LightDetector.INTS];
    private final Map<String, Integer> falseAnomalies = new TreeMap<>();
    private final Map<Mishap, List<Integer>> delays = new EnumMap<>(Mishap.class);
    private final Map<Mishap, Integer> happened = new EnumMap<>(Mishap.class);

    private FleetAnomalies() {}

    public static void main(String[] arguments) {
        int containers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        var fleet = new FleetAnomalies();
        var random = new SplittableRandom(seed);
        for (int workload = 0; workload < containers / REPLICAS; workload++) {
            fleet.ordinary(SERVICES.get(workload % SERVICES.size()), random.split());
        }
        for (int workload = 0; workload < containers / REPLICAS; workload++) {
            fleet.withMishaps(workload, random.split());
        }
        fleet.print(containers);
    }

    private void ordinary(Service service, SplittableRandom random) {
        var workload = new WorkloadBaseline();
        var replicas = replicas(service, random);
        for (int minute = 0; minute < DAYS * Deployments.DAY; minute++) {
            for (int replica = 0; replica < REPLICAS; replica++) {
                boolean started = replicas.get(replica).advance(minute, values);
                int began = observe(replica, minute, started, workload);
                for (var metric : Metric.values()) {
                    AnomalyKind.of(began, metric.place())
                            .ifPresent(
                                    kind -> falseAnomalies.merge(service + " " + metric + " " + kind, 1, Integer::sum));
                }
            }
        }
    }

    /** One replica of a workload meets a mishap; the other nine are ordinary. */
    private void withMishaps(int number, SplittableRandom random) {
        var mishap = MISHAPS.get(number % MISHAPS.size());
        var service = SERVICES.get(number / MISHAPS.size() % SERVICES.size());
        if (service == Service.IDLE && (mishap == Mishap.SILENT_DEATH || mishap == Mishap.SLOW_DRIFT)) {
            // What hardly does anything can't be seen to stop or to do a little more of it.
            service = Service.WEB;
        }
        int from = FIRST_MISHAP + random.nextInt(Deployments.DAY);
        var workload = new WorkloadBaseline();
        var replicas = replicas(service, random);
        happened.merge(mishap, 1, Integer::sum);
        for (int minute = 0; minute < from + MISHAP_MINUTES; minute++) {
            for (int replica = 0; replica < REPLICAS; replica++) {
                boolean started = replicas.get(replica).advance(minute, values);
                boolean met = replica == 0 && minute >= from;
                if (met) {
                    mishap.happen(values, minute - from);
                }
                if (observe(replica, minute, started, workload) != 0 && met) {
                    delays.computeIfAbsent(mishap, key -> new ArrayList<>()).add(minute - from + 1);
                    return;
                }
            }
        }
    }

    private List<SimulatedContainer> replicas(Service service, SplittableRandom random) {
        var deployments = new Deployments(service, random.split(), DAYS);
        var replicas = new ArrayList<SimulatedContainer>();
        for (int replica = 0; replica < REPLICAS; replica++) {
            replicas.add(new SimulatedContainer(deployments, random.split()));
        }
        Arrays.fill(state, 0);
        return replicas;
    }

    /** The anomalies that begin with this sample. */
    private int observe(int replica, int minute, boolean started, WorkloadBaseline workload) {
        int at = replica * LightDetector.INTS;
        if (started) {
            LightDetector.restarted(state, at);
        }
        int before = LightDetector.open(state, at);
        int open = detector.observe(state, at, values, 0, BEGIN + minute * MINUTE, workload);
        int began = 0;
        for (var metric : Metric.values()) {
            if (AnomalyKind.of(before, metric.place()).isEmpty()) {
                began |= open & AnomalyKind.mask(metric.place());
            }
        }
        return began;
    }

    private void print(int containers) {
        int all = falseAnomalies.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "%d ordinary containers, %d days: %d false anomalies, %.2f in 100 container-days%n",
                containers, DAYS, all, 100.0 * all / containers / DAYS);
        falseAnomalies.forEach((what, count) -> System.out.printf("  %5d %s%n", count, what));
        System.out.printf("%n%-15s %9s %8s %8s %8s%n", "mishap", "happened", "in time", "median", "longest");
        for (var mishap : Mishap.values()) {
            var found = delays.getOrDefault(mishap, List.of()).stream().sorted().toList();
            System.out.printf(
                    "%-15s %9d %8d %8s %8s%n",
                    mishap,
                    happened.getOrDefault(mishap, 0),
                    found.stream()
                            .filter(delay -> delay <= mishap.within().toMinutes())
                            .count(),
                    found.isEmpty() ? "-" : found.get(found.size() / 2) + " min",
                    found.isEmpty() ? "-" : Collections.max(found) + " min");
        }
    }
}
