package io.hullmark.producer.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens the spool's file, whatever state it is in. */
final class Opening {
    private final SpoolDirectory directory;
    private final SpoolLimits limits;
    private final String owner;
    private final Clock clock;

    Opening(SpoolDirectory directory, SpoolLimits limits, String owner, Clock clock) {
        this.directory = directory;
        this.limits = limits;
        this.owner = owner;
        this.clock = clock;
    }

    /**
     * An open file with the numbering to go on with.
     *
     * @param lastMoment when something was last numbered before, if that is known
     * @param damage what was lost, if the file was damaged
     */
    record Opened(
            SpoolFile file,
            SpoolState state,
            Map<String, byte[]> notes,
            Stock stock,
            Optional<Instant> lastMoment,
            Optional<Incident> damage) {}

    /** Opens the file or makes a new one; a damaged one is rescued. Fails where the disk refuses. */
    Opened open() {
        try {
            directory.prepare();
            new Rescue(directory, limits).resume();
            if (LogCheck.isDamaged(SpoolDirectory.logOf(directory.database()), SpoolFile.PAGE)) {
                return rescued("its log is broken");
            }
            SpoolDirectory.create(directory.database());
            try {
                return resume(SpoolFile.open(directory.database(), limits));
            } catch (SpoolFailure e) {
                return afterFailure(e);
            }
        } catch (IOException e) {
            throw new SpoolFailure(SpoolFailure.Kind.REFUSED, String.valueOf(e.getMessage()), e);
        }
    }

    private Opened resume(SpoolFile file) {
        try {
            Contents contents = file.load();
            String bootId = SpoolDirectory.bootId();
            Optional<Instant> lastMoment = contents.state().map(SpoolState::lastMoment);
            SpoolState state = contents.state()
                    .map(old -> old.resumed(bootId))
                    .orElseGet(() -> SpoolState.fresh(owner, epochAfter(0), bootId, clock.instant()));
            Map<String, byte[]> notes = contents.notes();
            if (!state.owner().equals(owner)) {
                state = state.renewed(owner, epochAfter(state.epoch()));
                notes = Map.of();
            }
            file.writeThrough(List.of(), List.of(), state);
            return new Opened(file, state, notes, contents.stock(), lastMoment, Optional.empty());
        } catch (SpoolFailure e) {
            file.close();
            throw e;
        }
    }

    private Opened afterFailure(SpoolFailure failure) throws IOException {
        return switch (failure.kind()) {
            case IN_USE -> throw new SpoolInUse(directory.database(), failure);
            case DAMAGED -> rescued(String.valueOf(failure.getMessage()));
            case READ_ONLY -> {
                if (Files.isWritable(directory.database())) {
                    yield rescued(String.valueOf(failure.getMessage()));
                }
                throw failure;
            }
            case FULL, REFUSED -> throw failure;
        };
    }

    /** Saves what is readable of a damaged file into a new one with a new, later sequence. */
    Opened rescued(String why) throws IOException {
        String bootId = SpoolDirectory.bootId();
        Rescue.Saved saved = new Rescue(directory, limits).run((old, newest) -> {
            long known = Math.max(newest, old.map(SpoolState::epoch).orElse(0L));
            return old.orElseGet(() -> SpoolState.fresh(owner, 0, bootId, clock.instant()))
                    .renewed(owner, epochAfter(known));
        });
        Spool.LOG
                .atError()
                .addKeyValue("reason", why)
                .addKeyValue("kept", saved.kept())
                .addKeyValue("lost", saved.lost())
                .addKeyValue("setAside", directory.damaged())
                .log("the spool was damaged: kept what was readable and began a new sequence");
        SpoolState state = saved.contents().state().orElseThrow();
        Stock stock = saved.contents().stock();
        Instant now = clock.instant();
        var damage = new Incident(
                Incident.Cause.DAMAGED,
                stock.oldest().orElse(state.lastMoment()),
                now,
                saved.lost(),
                "the spool was damaged (" + why + "): " + saved.kept() + " records kept, at least " + saved.lost()
                        + " lost");
        return new Opened(
                saved.file(),
                state,
                saved.contents().notes(),
                stock,
                Optional.of(state.lastMoment()),
                Optional.of(damage));
    }

    private long epochAfter(long known) {
        return directory.nextEpoch(clock.millis(), known);
    }
}
