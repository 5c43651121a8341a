package io.hullmark.streams.app;

import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.schemas.codec.ObservationCodec;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.registry.RegistryClient;
import io.hullmark.schemas.status.StatusPages;
import io.hullmark.schemas.topics.HostPartitioning;
import io.hullmark.streams.topology.ComplianceTopology;
import io.hullmark.streams.topology.Counts;
import io.hullmark.streams.topology.Failures;
import io.hullmark.streams.topology.SharedCompilations;
import io.hullmark.streams.topology.TimeBounds;
import io.hullmark.streams.topology.Topics;
import io.hullmark.streams.topology.Wiring;
import io.hullmark.streams.wire.OutwardCodecs;
import io.hullmark.streams.wire.WireSections;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topology at work, in a process of its own or inside another one. */
public final class StreamsApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final Counts counts;
    private final CountDownLatch running = new CountDownLatch(1);
    private Optional<StatusPages> pages = Optional.empty();

    private StreamsApp(KafkaStreams streams, Counts counts) {
        this.streams = streams;
        this.counts = counts;
    }

    /**
     * Checks the topics and starts. Returns at once; work begins when the group has given this process its partitions.
     *
     * @throws io.hullmark.schemas.topics.TopicsRefusedException if a topic is not as it must be, with every difference
     * @throws io.hullmark.schemas.topics.ClusterUnreachableException if no broker answers
     * @throws java.io.UncheckedIOException if the state directory or the port can't be used
     * @throws io.hullmark.schemas.registry.RegistryException if a registry is configured and does not answer or refuses
     */
    public static StreamsApp start(StreamsSettings settings, RuleCompiler compiler) {
        int partitions = ClusterTopics.checked(settings);
        var failures = new Failures();
        var counts = new Counts();
        var wiring = wiring(settings, compiler, partitions, failures, counts);
        var config =
                new StreamsConfig(KafkaProperties.of(settings, InstanceId.in(settings.stateDirectory()), failures));
        var app = new StreamsApp(new KafkaStreams(ComplianceTopology.of(wiring, partitions, config), config), counts);
        try {
            app.start(settings);
        } catch (RuntimeException e) {
            app.close();
            throw e;
        }
        return app;
    }

    /** Waits until this process works on its partitions; whether it does. */
    public boolean awaitRunning(Duration atMost) throws InterruptedException {
        return running.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it works now. */
    public Health health() {
        return Health.of(streams.state(), running.getCount() == 0);
    }

    /** What it has done since it started. */
    public Counts counts() {
        return counts;
    }

    /** Stops within seconds; what was committed stays, and another process takes over. */
    @Override
    public void close() {
        pages.ifPresent(StatusPages::close);
        boolean stopped = streams.close(CloseOptions.timeout(STOP_WITHIN)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (stopped) {
            LOG.atInfo().log("stopped the topology");
        } else {
            LOG.atWarn().addKeyValue("waited", STOP_WITHIN).log("the topology did not stop in time");
        }
    }

    private void start(StreamsSettings settings) {
        streams.setUncaughtExceptionHandler(new ReplaceThread(counts));
        streams.setStateListener((now, before) -> {
            LOG.atInfo().addKeyValue("from", before).addKeyValue("to", now).log("the topology changed its state");
            if (now == KafkaStreams.State.RUNNING) {
                running.countDown();
            }
        });
        pages = settings.httpPort().map(port -> StatusPages.serve(port, TopologyPages.of(this::health, counts)));
        streams.start();
        LOG.atInfo()
                .addKeyValue("application", settings.applicationId())
                .addKeyValue("bootstrap", settings.bootstrapServers())
                .addKeyValue("state-dir", settings.stateDirectory())
                .log("started the topology");
    }

    private static Wiring wiring(
            StreamsSettings settings, RuleCompiler compiler, int partitions, Failures failures, Counts counts) {
        var catalogue = ClusterTopics.catalogue(settings);
        var schemas = SchemaArchive.shipped();
        return new Wiring(
                new Topics(
                        catalogue.observations().name(),
                        catalogue.telemetry().name(),
                        catalogue.rules().name(),
                        catalogue.exceptions().name(),
                        catalogue.statements().name(),
                        catalogue.facts().name(),
                        catalogue.violations().name(),
                        catalogue.anomalies().name(),
                        catalogue.posture().name(),
                        catalogue.quarantine().name()),
                schemas,
                ObservationCodec.of(schemas),
                settings.registry()
                        .map(registry -> OutwardCodecs.framed(catalogue, new RegistryClient(registry)))
                        .orElseGet(OutwardCodecs::singleObject),
                new WireSections(schemas),
                new SharedCompilations(compiler),
                hostId -> HostPartitioning.partition(hostId, partitions),
                new TimeBounds(settings.ahead(), settings.behind()),
                new Wiring.Pace(settings.clockInterval(), settings.quiet(), settings.sliceBudget()),
                settings.onDisk()::contains,
                new Wiring.Room(settings.recentlyUsed(), settings.workloads()),
                System::nanoTime,
                failures,
                counts);
    }
}
