package io.hullmark.producer.ledger;

import static io.hullmark.producer.ledger.Seen.NOON;
import static io.hullmark.producer.ledger.Seen.container;
import static io.hullmark.producer.ledger.Seen.event;
import static io.hullmark.producer.ledger.Seen.removal;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.spool.Entry;
import io.hullmark.producer.spool.Spool;
import io.hullmark.producer.spool.SpoolLimits;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.GapCause;
import io.hullmark.wire.Heartbeat;
import io.hullmark.wire.KnownObject;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Removal;
import io.hullmark.wire.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
    private static final String HOST = "web-7";
    private static final Codec<Observation> CODEC = Codec.of(Observation.class);
    private static final LedgerSettings SETTINGS = new LedgerSettings(Duration.ofSeconds(10), Duration.ofHours(6));

    @TempDir
    private Path path;

    private final Hand clock = new Hand(NOON);
    private Spool spool;
    private Ledger ledger;

    @BeforeEach
    void start() {
        start(SpoolLimits.LEAST_BYTES * 64);
    }

    private void start(long bytes) {
        spool = Spool.open(path, new SpoolLimits(bytes, 0, 1 << 20), HOST, clock);
        ledger = Ledger.start(HOST, spool, SETTINGS, clock);
    }

    @AfterEach
    void stop() {
        spool.close();
    }

    @Test
    void shouldNumberWhatIsSeenFromOneInItsOrder() throws Exception {
        ledger.snapshot(NOON, container("a", "one"));
        ledger.event(NOON, event("a", "start"));
        ledger.reconciled(NOON);
        ledger.heartbeat();

        List<Observation> published = published();
        assertThat(published.stream().map(Observation::getSequence)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(published.stream()
                        .<Object>map(observation -> observation.getBody().getClass()))
                .containsExactly(CoverageGap.class, Snapshot.class, LifecycleEvent.class, Heartbeat.class);
        assertThat(published).allSatisfy(observation -> {
            assertThat(observation.getHostId()).isEqualTo(HOST);
            assertThat(observation.getBootEpoch()).isEqualTo(NOON.toEpochMilli());
        });
        assertThat(entries().stream().map(Entry::key)).containsExactly(HOST, HOST + "/a", HOST + "/a", HOST);
    }

    @Test
    void shouldSendASnapshotOnlyWhenItChangedOrIsDue() throws Exception {
        ledger.snapshot(NOON, container("a", "one"));
        ledger.snapshot(NOON, container("a", "one"));
        ledger.snapshot(NOON, container("a", "two"));
        clock.now = NOON.plus(Duration.ofHours(4));
        ledger.snapshot(NOON, container("a", "two"));
        clock.now = NOON.plus(Duration.ofHours(6));
        ledger.snapshot(NOON, container("a", "two"));

        assertThat(bodies(Snapshot.class)).hasSize(3);
        assertThat(ledger.status().unchanged()).isEqualTo(2);
    }

    @Test
    void shouldSendAgainWhenTheClockWentBack() throws Exception {
        ledger.snapshot(NOON, container("a", "one"));
        clock.now = NOON.minusSeconds(1);
        ledger.snapshot(NOON, container("a", "one"));

        assertThat(bodies(Snapshot.class)).hasSize(2);
    }

    @Test
    void shouldListWhatExistsOrderedByKindAndIdInAHeartbeat() throws Exception {
        ledger.snapshot(NOON, container("b", "one"));
        ledger.snapshot(NOON, Seen.object(ObjectKind.IMAGE, "a", "one"));
        ledger.snapshot(NOON, container("a", "one"));
        ledger.snapshot(NOON, container("c", "one"));
        ledger.event(NOON, event("c", "destroy"));
        ledger.reconciled(NOON.plusSeconds(5));
        ledger.heartbeat();

        Heartbeat heartbeat = bodies(Heartbeat.class).get(0);
        assertThat(heartbeat.getObjects().stream().map(object -> object.getKind() + " " + object.getObjectId()))
                .containsExactly("CONTAINER a", "CONTAINER b", "IMAGE a");
        assertThat(heartbeat.getObjects().get(0).getDigest())
                .isEqualTo(container("a", "one").getDigest());
        assertThat(heartbeat.getReconciledAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(heartbeat.getIntervalMillis()).isEqualTo(10_000);
    }

    @Test
    void shouldKeepSilentAboutCoverageUntilTheObjectsWereCompared() throws Exception {
        ledger.heartbeat();

        assertThat(bodies(Heartbeat.class)).isEmpty();
    }

    @Test
    void shouldTellOfARemovalOfAKnownObjectAlone() throws Exception {
        ledger.snapshot(NOON, container("a", "one"));
        ledger.removed(NOON, removal("a"));
        ledger.removed(NOON, removal("a"));
        ledger.removed(NOON, removal("never-seen"));

        assertThat(bodies(Removal.class)).hasSize(1);
        assertThat(ledger.known()).isEmpty();
    }

    @Test
    void shouldKnowAfterARestartWhenWhatIsGoneWasLastSeen() throws Exception {
        ledger.snapshot(NOON, container("a", "one"));
        clock.now = NOON.plusSeconds(30);
        ledger.reconciled(NOON.plusSeconds(20));
        ledger.heartbeat();
        clock.now = NOON.plusSeconds(40);
        ledger.snapshot(clock.now, container("b", "one"));
        spool.close();
        clock.now = NOON.plusSeconds(90);
        start();

        for (String id : List.of("a", "b")) {
            ledger.removed(clock.now, new Removal(ObjectKind.CONTAINER, id, Instant.EPOCH, clock.now));
        }

        assertThat(bodies(Removal.class).stream().map(Removal::getLastSeen))
                .containsExactly(NOON.plusSeconds(20), NOON.plusSeconds(40));
    }

    @Test
    void shouldBelieveWhoSawALostObjectLater() throws Exception {
        ledger.snapshot(NOON, container("a", "one"));

        ledger.removed(NOON, new Removal(ObjectKind.CONTAINER, "a", NOON.plusSeconds(50), NOON.plusSeconds(60)));

        assertThat(bodies(Removal.class).get(0).getLastSeen()).isEqualTo(NOON.plusSeconds(50));
    }

    @Test
    void shouldKnowAfterARestartWhatExistedAndSinceWhenNobodyWatched() throws Exception {
        ledger.snapshot(NOON, container("a", "one"));
        ledger.snapshot(NOON, container("b", "one"));
        ledger.event(NOON, event("b", "destroy"));
        ledger.stop();
        spool.close();
        clock.now = NOON.plusSeconds(90);
        start();

        ledger.snapshot(clock.now, container("a", "one"));

        assertThat(ledger.known().stream().map(KnownObject::getObjectId)).containsExactly("a");
        List<CoverageGap> gaps = bodies(CoverageGap.class);
        assertThat(gaps.stream().map(CoverageGap::getCause))
                .containsExactly(GapCause.AGENT_STARTED, GapCause.AGENT_STOPPED, GapCause.AGENT_STARTED);
        assertThat(gaps.get(1).getTo()).isNull();
        assertThat(gaps.get(2).getFrom()).isEqualTo(NOON);
        assertThat(gaps.get(2).getTo()).isEqualTo(NOON.plusSeconds(90));
        assertThat(bodies(Snapshot.class)).hasSize(2);
        assertThat(published().stream().map(Observation::getSequence))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 6).boxed().toList());
    }

    @Test
    void shouldTellWhatAFullSpoolDroppedAndSendAllSnapshotsAgain() throws Exception {
        spool.close();
        start(SpoolLimits.LEAST_BYTES);
        ledger.snapshot(NOON, container("a", "one"));
        for (int i = 0; i < 300; i++) {
            ledger.snapshot(NOON, container("big" + i, "x".repeat(5000)));
        }
        ledger.reconciled(NOON);
        ledger.heartbeat();
        ledger.snapshot(NOON, container("a", "one"));

        CoverageGap gap = bodies(CoverageGap.class).stream()
                .filter(candidate -> candidate.getCause() == GapCause.SPOOL_OVERFLOWED)
                .findFirst()
                .orElseThrow();
        Heartbeat heartbeat = bodies(Heartbeat.class).get(0);
        long first = published().get(0).getSequence();
        assertThat(gap.getLost()).isPositive().isLessThanOrEqualTo(first - 1);
        assertThat(heartbeat.getDropped()).containsEntry("observations", gap.getLost());
        assertThat(heartbeat.getObjects()).hasSize(301);
        assertThat(bodies(Snapshot.class).get(bodies(Snapshot.class).size() - 1).getObjectId())
                .isEqualTo("a");
    }

    @Test
    void shouldTellOfADamagedSpoolInANewSequenceThatSendsAllSnapshotsAgain() throws Exception {
        ledger.snapshot(NOON, container("a", "one"));
        spool.close();
        breakHeader();
        clock.now = NOON.plusSeconds(60);
        start();

        ledger.snapshot(clock.now, container("a", "one"));

        List<Observation> published = published();
        assertThat(published.stream().map(Observation::getSequence)).containsExactly(1L, 2L, 1L, 2L, 3L);
        assertThat(published.get(2).getBootEpoch()).isEqualTo(clock.now.toEpochMilli());
        assertThat(((CoverageGap) published.get(2).getBody()).getCause()).isEqualTo(GapCause.SPOOL_DAMAGED);
        assertThat(ledger.known()).hasSize(1);
    }

    private void breakHeader() throws IOException {
        Path database = path.resolve("spool.db");
        byte[] bytes = Files.readAllBytes(database);
        bytes[3] ^= 0x40;
        Files.write(database, bytes);
    }

    private List<Entry> entries() throws InterruptedException {
        var entries = new ArrayList<Entry>();
        List<Entry> piece = spool.after(0, 1 << 20, Duration.ZERO);
        while (!piece.isEmpty()) {
            entries.addAll(piece);
            piece = spool.after(piece.get(piece.size() - 1).position(), 1 << 20, Duration.ZERO);
        }
        return entries;
    }

    private List<Observation> published() throws InterruptedException, UnreadableRecordException {
        var published = new ArrayList<Observation>();
        for (Entry entry : entries()) {
            published.add(CODEC.decode(entry.value()));
        }
        return published;
    }

    private <T> List<T> bodies(Class<T> type) throws InterruptedException, UnreadableRecordException {
        return published().stream()
                .map(Observation::getBody)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** A clock that stands still until it is set. */
    private static final class Hand extends Clock {
        private Instant now;

        Hand(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
