package io.hullmark.producer.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hullmark.producer.observe.Sightings;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.GapCause;
import io.hullmark.wire.KnownObject;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Removal;
import io.hullmark.wire.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");

    @TempDir
    Path directory;

    @Test
    void shouldShowWhatWasRecordedAsIfItHappenedNow() throws Exception {
        var file = record();
        var seen = new Seen();

        try (var shown = Recording.of(file).start(seen, Clock.fixed(NOW, ZoneOffset.UTC))) {
            await().until(() -> seen.calls.contains("reconciled " + NOW));

            assertThat(shown).isNotNull();
            assertThat(seen.calls)
                    .containsExactly(
                            "start web at " + NOW + " of " + NOW,
                            "removed db at " + NOW + " gone by " + NOW,
                            "reconciled " + NOW);
        }
    }

    @Test
    void shouldCountAsComparedFromItsFirstObjectsOn() throws Exception {
        var file = directory.resolve("slow.avro");
        try (var recorder = Recorder.into(file, "sample", new Seen())) {
            recorder.removed(THEN, new Removal(ObjectKind.CONTAINER, "first", THEN, THEN));
            recorder.removed(THEN.plusMillis(50), new Removal(ObjectKind.CONTAINER, "second", THEN, THEN));
        }
        var seen = new Seen();

        try (var shown = Recording.of(file).start(seen, Clock.fixed(NOW, ZoneOffset.UTC))) {
            await().until(() -> seen.calls.size() == 4);

            assertThat(shown).isNotNull();
            assertThat(seen.calls)
                    .containsExactly(
                            "removed first at " + NOW + " gone by " + NOW,
                            "reconciled " + NOW,
                            "removed second at " + NOW + " gone by " + NOW,
                            "reconciled " + NOW);
        }
    }

    @Test
    void shouldKnowTheHostThatWasRecorded() throws Exception {
        var file = record();

        var recording = Recording.of(file);

        assertThat(recording.hostId()).isEqualTo("sample");
    }

    @Test
    void shouldSayWhichFileIsDamaged() throws Exception {
        var file = record();
        var bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 5));

        assertThatThrownBy(() -> Recording.of(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    private Path record() throws IOException {
        var file = directory.resolve("fleet.avro");
        try (var recorder = Recorder.into(file, "sample", new Seen())) {
            recorder.gap(THEN, new CoverageGap(THEN, THEN, GapCause.AGENT_STARTED, "", 0L));
            recorder.event(
                    THEN, new LifecycleEvent(ObjectKind.CONTAINER, "c1", "web", "start", Map.of(), THEN, 1, null));
            recorder.removed(THEN, new Removal(ObjectKind.CONTAINER, "db", THEN, THEN));
        }
        return file;
    }

    /** Remembers what it is told, as sentences. */
    private static final class Seen implements Sightings {
        final List<String> calls = new CopyOnWriteArrayList<>();

        @Override
        public void snapshot(Instant at, Snapshot snapshot) {
            calls.add("snapshot of " + snapshot.getObjectId() + " at " + at);
        }

        @Override
        public void event(Instant at, LifecycleEvent event) {
            calls.add("%s %s at %s of %s".formatted(event.getAction(), event.getName(), at, event.getOccurredAt()));
        }

        @Override
        public void removed(Instant at, Removal removal) {
            calls.add("removed %s at %s gone by %s".formatted(removal.getObjectId(), at, removal.getGoneBy()));
        }

        @Override
        public void gap(Instant at, CoverageGap gap) {
            calls.add("gap at " + at);
        }

        @Override
        public void reconciled(Instant at) {
            calls.add("reconciled " + at);
        }

        @Override
        public List<KnownObject> known() {
            return List.of();
        }
    }
}
