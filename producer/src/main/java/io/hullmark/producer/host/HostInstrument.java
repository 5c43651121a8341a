package io.hullmark.producer.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.producer.redact.Redactor;
import io.hullmark.producer.translate.DaemonOptions;
import io.hullmark.producer.translate.Surroundings;
import io.hullmark.schemas.codec.SectionType;
import io.hullmark.schemas.codec.SectionTypes;
import io.hullmark.wire.Section;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/**
 * Sees what the engine's interface does not tell of its host. It only looks where the engine is local; it reads, and runs nothing but
 * auditctl now and then. What it may not read it names.
 */
public final class HostInstrument implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final List<SectionType<?>> ALL = List.of(
            SectionTypes.HOST_CONFIGURATION,
            SectionTypes.HOST_FILES,
            SectionTypes.HOST_ACCOUNTS,
            SectionTypes.HOST_STORAGE,
            SectionTypes.HOST_LISTENERS,
            SectionTypes.HOST_AUDIT);

    private final URI engine;
    private final HostLocation location;
    private final HostRoot root;
    private final Processes processes;
    private final Redactor redactor;
    private final InstantSource clock;
    private final LoadedAudit audit;
    private final Patience patience;

    HostInstrument(
            URI engine, HostLocation location, Access access, Redactor redactor, InstantSource clock, Duration limit) {
        this.engine = engine;
        this.location = location;
        this.root = new HostRoot(location.root(), access);
        this.processes = new Processes(location.proc(), access);
        this.redactor = redactor;
        this.clock = clock;
        this.audit = LoadedAudit.of(location, clock);
        this.patience = new Patience(limit);
    }

    /** An instrument for the host of an engine at an address. */
    public static HostInstrument of(URI engine, HostLocation location, Redactor redactor, InstantSource clock) {
        return new HostInstrument(engine, location, new DiskAccess(), redactor, clock, LIMIT);
    }

    /** Looks around, given what the engine says of itself. Always completes, within a few seconds. */
    public CompletableFuture<Surroundings> look(JsonNode info) {
        if (!"unix".equals(engine.getScheme())) {
            return CompletableFuture.completedFuture(
                    nothing("the engine is asked over the network, so its host can't be looked at"));
        }
        return patience.look("the engine's configuration", () -> ground(info))
                .thenCompose(ground ->
                        ground.fold(this::around, reason -> CompletableFuture.completedFuture(nothing(reason))));
    }

    /** The processes in the engine's containers, where the host's processes are to be seen; always completes, within a few seconds. */
    public CompletableFuture<Optional<ProcessTable>> processes() {
        if (!"unix".equals(engine.getScheme())) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return patience.look("the processes of containers", () -> Sight.of(ProcessTable.of(processes, People.of(root))))
                .thenApply(sight -> sight.fold(Optional::of, unseen -> Optional.empty()));
    }

    /** The files of a container that the agent runs in say nothing of the host; they lack even the engine. */
    private Sight<Ground> ground(JsonNode info) {
        var ground = Ground.of(engine.getPath(), info, root, processes);
        return ground.program().isPresent()
                ? Sight.of(ground)
                : Sight.unseen("no dockerd is to be seen in the files at " + location.root()
                        + ": if the agent runs in a container, mount the host's root and name the place in host.root");
    }

    private CompletableFuture<Surroundings> around(Ground ground) {
        var options = new EngineOptions(ground, redactor);
        var parts = new Parts(ground);
        var sections = List.of(
                section(SectionTypes.HOST_CONFIGURATION, "the engine's options", options::configuration),
                section(SectionTypes.HOST_FILES, "the engine's files", () -> parts.files(clock.instant())),
                section(SectionTypes.HOST_ACCOUNTS, "the host's accounts", parts::accounts),
                section(SectionTypes.HOST_STORAGE, "the engine's data directory", parts::storage),
                section(SectionTypes.HOST_LISTENERS, "the host's sockets", parts::listeners),
                section(SectionTypes.HOST_AUDIT, "the host's audit rules", () -> parts.audit(audit)));
        return CompletableFuture.allOf(sections.toArray(CompletableFuture[]::new))
                .thenApply(done -> new Surroundings(
                        options.options(),
                        sections.stream().map(CompletableFuture::join).toList()));
    }

    private <T extends SpecificRecord> CompletableFuture<Section> section(
            SectionType<T> type, String what, Supplier<T> look) {
        return patience.look(what, () -> Sight.of(look.get()))
                .thenApply(sight -> sight.fold(type::section, reason -> Blind.section(type, reason)));
    }

    private static Surroundings nothing(String reason) {
        return new Surroundings(
                DaemonOptions.unseen(reason),
                ALL.stream().map(type -> Blind.section(type, reason)).toList());
    }

    @Override
    public void close() {
        patience.close();
    }
}
