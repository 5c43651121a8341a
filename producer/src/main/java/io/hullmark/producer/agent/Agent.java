package io.hullmark.producer.agent;

import io.hullmark.producer.docker.EngineAddress;
import io.hullmark.producer.host.HostLocation;
import io.hullmark.producer.ledger.FrameLog;
import io.hullmark.producer.ledger.Ledger;
import io.hullmark.producer.ledger.LedgerSettings;
import io.hullmark.producer.observe.Sightings;
import io.hullmark.producer.publish.PublishSettings;
import io.hullmark.producer.publish.Publisher;
import io.hullmark.producer.reconcile.WatchSettings;
import io.hullmark.producer.recording.Recorder;
import io.hullmark.producer.recording.Recording;
import io.hullmark.producer.redact.Redactor;
import io.hullmark.producer.spool.Spool;
import io.hullmark.producer.spool.SpoolLimits;
import io.hullmark.schemas.status.StatusPages;
import io.hullmark.schemas.topics.TopicCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One host's agent: looks, numbers, spools and sends until it is closed. */
public final class Agent implements AutoCloseable {
    static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    private static final long MEMORY_BYTES = 4L << 20;
    private static final Duration CHECK_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final String hostId;
    private final AgentStatus status;

    private Agent(AgentSettings settings, String hostId, Source source) {
        this.hostId = hostId;
        Clock clock = Clock.systemUTC();
        var limits = new SpoolLimits(settings.spoolBytes(), settings.leaveFree(), MEMORY_BYTES);
        Spool spool = Spool.open(settings.directory(), limits, hostId, clock);
        parts.push(spool);
        var rhythm = new LedgerSettings(settings.heartbeat(), settings.repetition());
        Ledger ledger = Ledger.start(hostId, spool, rhythm, clock);
        Publisher publisher = Publisher.start(spool, publishing(settings, hostId), clock, false);
        parts.push(() -> publisher.finish(LAST_WORDS));
        parts.push(ledger::stop);
        var frames = new FrameLog(hostId, spool);
        status = new AgentStatus(hostId, spool, ledger, frames, publisher, source);
        try {
            parts.push(Pulse.start(ledger, spool, settings.heartbeat()));
            parts.push(source.start(recorded(settings, ledger), frames));
            settings.httpPort().ifPresent(port -> parts.push(StatusPages.serve(port, AgentPages.of(status::parts))));
            publisher.awaitCheck(CHECK_PATIENCE);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts an agent that looks at what the settings say. */
    public static Agent start(AgentSettings settings) {
        if (settings.sample()) {
            Recording recording = sample();
            return start(
                    settings,
                    settings.hostId().orElse(recording.hostId()),
                    (sightings, sink) -> recording.start(sightings));
        }
        String hostId = hostId(settings);
        var redactor = new Redactor(RedactionKey.in(settings.directory()));
        WatchSettings watch = WatchSettings.of(engine(settings), hostId, redactor)
                .withReconcileEvery(settings.reconcileEvery())
                .withLocation(location(settings));
        WatchSettings wished = settings.processes() ? watch : watch.withoutProcesses();
        return start(settings, hostId, new EngineSource(wished, settings.telemetry()));
    }

    /**
     * Starts an agent that looks at a source. A broker that is away does not keep it from that.
     *
     * @throws io.hullmark.schemas.topics.TopicsRefusedException if the topics are not as they must be
     * @throws io.hullmark.producer.spool.SpoolInUse if another agent uses the spool
     */
    public static Agent start(AgentSettings settings, Source source) {
        return start(settings, hostId(settings), source);
    }

    private static Agent start(AgentSettings settings, String hostId, Source source) {
        var agent = new Agent(settings, hostId, source);
        LOG.atInfo()
                .addKeyValue("host", hostId)
                .addKeyValue("bootstrap", settings.bootstrap())
                .addKeyValue("spool", settings.directory())
                .log("the agent started");
        return agent;
    }

    private static String hostId(AgentSettings settings) {
        return settings.hostId().orElseGet(HostIdentity::ofThisMachine);
    }

    private static Recording sample() {
        try {
            return Recording.shipped();
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    static HostLocation location(AgentSettings settings) {
        var usual = HostLocation.at(settings.hostRoot());
        return settings.hostProc()
                .map(proc -> new HostLocation(usual.root(), proc))
                .orElse(usual);
    }

    static EngineAddress engine(AgentSettings settings) {
        var environment = new HashMap<>(System.getenv());
        settings.engine().ifPresent(address -> environment.put("DOCKER_HOST", address));
        return EngineAddress.from(environment);
    }

    private static PublishSettings publishing(AgentSettings settings, String hostId) {
        Map<String, String> kafka = new HashMap<>(settings.kafka());
        kafka.put("bootstrap.servers", settings.bootstrap());
        TopicCatalogue topics = TopicCatalogue.of(settings.prefix(), TopicCatalogue.DEFAULT_PARTITIONS);
        return new PublishSettings(topics, "hullmark-agent-" + hostId, kafka, settings.bytesPerSecond());
    }

    private Sightings recorded(AgentSettings settings, Ledger ledger) {
        if (settings.record().isEmpty()) {
            return ledger;
        }
        Recorder recorder = Recorder.into(settings.record().get(), hostId, ledger);
        parts.push(recorder);
        return recorder;
    }

    /** Identity of the host that it speaks for. */
    public String hostId() {
        return hostId;
    }

    /** Whether everything goes well now; a broker that is away is trouble, but nothing is lost by it. */
    public Health health() {
        return status.health();
    }

    /** Stops within seconds: no more looking, then the last words, then what can still be sent. The rest waits in the spool. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.atWarn().setCause(e).log("a part of the agent did not stop in order");
            }
        }
        LOG.atInfo().addKeyValue("host", hostId).log("the agent stopped");
    }
}
