package io.hullmark.producer.reconcile;

import io.hullmark.producer.docker.Engine;
import io.hullmark.producer.docker.EngineVersion;
import io.hullmark.producer.host.HostInstrument;
import io.hullmark.producer.observe.Sightings;
import io.hullmark.producer.observe.WatchedHost;
import io.hullmark.producer.translate.Translator;
import io.hullmark.wire.ObjectKind;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Watches one engine until it is closed, whether the engine is there or not, and hands on what it sees. Closing takes less than two
 * seconds and hands on what was held back.
 */
public final class EngineWatch implements AutoCloseable {
    private static final int CALLS_AT_ONCE = 6;
    private static final int INSPECTIONS_AT_ONCE = 3;

    private final Desk desk;
    private final Engine engine;
    private final HostInstrument host;
    private final Teller teller;
    private final Connection connection;
    private final Intake intake;
    private final Listener listener;
    private final Residents residents;
    private volatile int unreadable;

    private EngineWatch(WatchSettings settings, Sightings sightings, InstantSource clock, LongSupplier nanos) {
        var rhythm = settings.rhythm();
        var self = new ObjectRef(ObjectKind.HOST, settings.hostId());
        var translator = new Translator(settings.hostId(), settings.redactor());
        var inventory = new Inventory();
        desk = new Desk(clock, nanos);
        engine = Engine.at(settings.address(), CALLS_AT_ONCE);
        teller = new Teller(desk, sightings, rhythm.collapse());
        var parts = new Resync.Parts(desk, engine, translator, sightings, teller, inventory);
        host = HostInstrument.of(settings.address().uri(), settings.location(), settings.redactor(), clock);
        var looks = new Looks(engine, translator, host, rhythm.callLimit());
        var inspections = new Inspections(
                desk,
                INSPECTIONS_AT_ONCE,
                ref -> looks.at(ref, inventory.touch(ref).processes()));
        var processes = settings.processes()
                ? Optional.of(new ProcessLooks(desk, engine, inventory, rhythm, inspections::changed))
                : Optional.<ProcessLooks>empty();
        var resync = new Resync(parts, inspections, self, rhythm.callLimit());
        connection = new Connection(
                desk,
                new Gaps(sightings),
                inspections,
                resync,
                () -> processes.ifPresent(looking -> lookAtAll(looking, inventory, rhythm)),
                settings.reconcileEvery(),
                rhythm.comparison());
        var sighted = new Sighted(desk, rhythm, translator, teller, inventory);
        inspections.report((ref, look) -> {
            sighted.take(ref, look, inspections::want);
            resync.settled(ref);
        });
        var execs = new Execs(desk, engine, translator, teller, inventory, rhythm.callLimit());
        intake = new Intake(
                desk, connection, new Watch(parts, inspections, sighted, execs, processes, connection, self));
        listener = new Listener(engine, desk, rhythm, intake);
        new Pulse(desk, engine, rhythm, connection, listener).start();
        residents = new Residents(inventory, self);
        desk.every(rhythm.tick(), () -> {
            unreadable = inventory.unreadable();
            residents.renew();
        });
    }

    /** After a comparison, when it is known what runs. */
    private void lookAtAll(ProcessLooks processes, Inventory inventory, Rhythm rhythm) {
        var unused = desk.later(rhythm.settle(), () -> inventory.running().forEach(processes::want));
    }

    /** Begins to watch; returns at once. */
    public static EngineWatch start(WatchSettings settings, Sightings sightings) {
        return start(settings, sightings, InstantSource.system(), System::nanoTime);
    }

    static EngineWatch start(WatchSettings settings, Sightings sightings, InstantSource clock, LongSupplier nanos) {
        var watch = new EngineWatch(settings, sightings, clock, nanos);
        watch.listener.start();
        return watch;
    }

    /** What is known of the host, for sensors. */
    public WatchedHost host() {
        return residents;
    }

    /** How it goes. */
    public WatchStatus status() {
        return new WatchStatus(
                connection.connected(),
                engine.version().map(EngineVersion::api).orElse(""),
                connection.since(),
                intake.lastEvent(),
                teller.lastReconciled(),
                intake.events(),
                intake.lost(),
                unreadable,
                connection.trouble());
    }

    @Override
    public void close() {
        listener.close();
        desk.run(teller::flushAll);
        desk.close();
        engine.close();
        host.close();
    }
}
