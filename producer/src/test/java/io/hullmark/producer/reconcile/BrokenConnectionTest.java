package io.hullmark.producer.reconcile;

import static io.hullmark.producer.reconcile.Watched.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.fake.Events;
import io.hullmark.producer.fake.Inspections;
import io.hullmark.producer.fake.Reply;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.GapCause;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines that restart, proxies that stop, streams that lie. */
class BrokenConnectionTest {
    private static final String WEB = Inspections.id("a1");

    /** Streams that are never renewed, so that nothing but what is tested can end them. */
    private static final Rhythm UNRENEWED = withWindow(Duration.ofMinutes(10));

    /** Streams that are renewed all the time. */
    private static final Rhythm RENEWED = withWindow(Duration.ofMillis(300));

    private Watched watched;

    @BeforeEach
    void engine(@TempDir Path directory) {
        watched = Watched.of(directory);
        watched.engine().world().container(Inspections.container(WEB, "web"));
    }

    @AfterEach
    void stop() {
        watched.close();
    }

    @Test
    void shouldComeBackAfterARestartOfTheEngine() {
        watched.reconciled();

        watched.engine().stop();
        soon().until(() -> causes().contains(GapCause.ENGINE_UNREACHABLE));
        watched.engine().restart();

        soon().until(() -> watched.seen().reconciliations() > 1);
        assertThat(watched.watch().status())
                .returns(true, WatchStatus::connected)
                .returns("", WatchStatus::trouble);
        assertThat(watched.seen().gaps())
                .filteredOn(gap -> gap.getTo() == null)
                .extracting(CoverageGap::getCause)
                .containsExactly(GapCause.STREAM_BROKEN, GapCause.ENGINE_UNREACHABLE);
        assertThat(watched.seen().gaps()).filteredOn(gap -> gap.getTo() != null).hasSize(2);
        assertThat(watched.seen().last(WEB).orElseThrow().getStatus())
                .isEqualTo(io.hullmark.wire.SnapshotStatus.COMPLETE);
    }

    @Test
    void shouldSayWhyThereIsNoEngine() {
        watched.engine().stop();

        watched.start();

        soon().until(() -> causes().contains(GapCause.ENGINE_UNREACHABLE));
        assertThat(watched.watch().status().connected()).isFalse();
        assertThat(watched.watch().status().trouble()).isNotEmpty();
    }

    @Test
    void shouldNoticeAProxyThatStoppedWithoutClosing() {
        watched.start(Watched.settings(watched.engine(), UNRENEWED));
        soon().until(() -> watched.seen().reconciliations() > 0);

        watched.engine().freeze();

        soon().until(() -> causes().contains(GapCause.STREAM_BROKEN));
        assertThat(watched.watch().status().connected()).isFalse();
        watched.engine().thaw();
        soon().until(() -> watched.seen().reconciliations() > 1);
    }

    @Test
    void shouldNoticeThatOnlyTheStreamDied() {
        watched.start(Watched.settings(watched.engine(), RENEWED));
        soon().until(() -> watched.seen().reconciliations() > 0);
        watched.engine().event(Events.container("kill", WEB, "web"));
        soon().until(() -> watched.seen().actions(WEB).contains("kill"));

        watched.engine().unheardEvent(Events.container("update", WEB, "web"));

        soon().until(() -> watched.seen().actions(WEB).contains("update"));
        assertThat(watched.seen().gaps()).isEmpty();
    }

    @Test
    void shouldRenewStreamsWithoutLosingOrDoublingEvents() {
        watched.start(Watched.settings(watched.engine(), RENEWED));
        soon().until(() -> watched.seen().reconciliations() > 0);

        for (int i = 0; i < 120; i++) {
            watched.engine().event(Events.of("volume", "mount", "v" + i, Map.of("container", WEB)));
            int told = i;
            soon().until(() -> watched.seen().actions("v" + told).size() == 1);
        }

        assertThat(IntStream.range(0, 120))
                .allSatisfy(i -> assertThat(watched.seen().actions("v" + i)).containsExactly("mount"));
        assertThat(watched.seen().gaps()).isEmpty();
        assertThat(watched.engine().requests())
                .filteredOn(path -> path.contains("/events"))
                .hasSizeGreaterThan(2);
    }

    @Test
    void shouldNoticeThatTheEngineForgotEvents() {
        watched.start(Watched.settings(watched.engine(), RENEWED));
        soon().until(() -> watched.seen().reconciliations() > 0);
        watched.engine().event(Events.container("kill", WEB, "web"));
        soon().until(() -> watched.seen().actions(WEB).contains("kill"));

        long later = Events.nextNanos() + Duration.ofSeconds(2).toNanos();
        IntStream.range(0, 2_000)
                .forEach(
                        i -> watched.engine().unheardEvent(Events.at(later + i, "volume", "mount", "v" + i, Map.of())));

        soon().until(() -> causes().contains(GapCause.EVENTS_OVERFLOWED));
        soon().until(() -> watched.seen().reconciliations() > 1);
    }

    @Test
    void shouldCompareAnewWhenTheClockIsSet() {
        watched.reconciled();

        watched.setClockBy(Duration.ofHours(-2));

        soon().until(() -> causes().contains(GapCause.CLOCK_STEPPED));
        soon().until(() -> watched.seen().reconciliations() > 1);
        assertThat(watched.watch().status().connected()).isTrue();
        assertThat(watched.seen().gaps())
                .filteredOn(gap -> gap.getCause() == GapCause.CLOCK_STEPPED)
                .allMatch(gap -> gap.getDetail().startsWith("the host's clock was set by PT-"));
    }

    @ParameterizedTest(name = "an engine from {0} to {1} is spoken to in {2}")
    @CsvSource({"1.12, 1.41, 1.41", "1.44, 1.52, 1.52", "1.24, 1.99, 1.52", "1.60, 1.70, 1.60"})
    void shouldSpeakAVersionThatTheEngineSpeaks(String oldest, String newest, String spoken) {
        watched.engine().world().speaks(oldest, newest);

        watched.reconciled();

        assertThat(watched.watch().status().apiVersion()).isEqualTo(spoken);
        assertThat(watched.engine().requests()).anyMatch(path -> path.startsWith("/v" + spoken + "/containers/json"));
    }

    @Test
    void shouldAgreeAnewWhenTheEngineIsAnotherOne() {
        watched.engine().world().speaks("1.12", "1.41");
        watched.reconciled();

        watched.engine().world().speaks("1.44", "1.52");
        watched.engine().event(Events.container("update", WEB, "web"));

        soon().until(() -> watched.watch().status().apiVersion().equals("1.52"));
        soon().until(() -> watched.engine().requests().contains("/v1.52/containers/" + WEB + "/json"));
        assertThat(watched.seen().snapshots(WEB))
                .noneMatch(one -> one.getStatus() != io.hullmark.wire.SnapshotStatus.COMPLETE);
    }

    @Test
    void shouldSurviveAStreamThatIsNoJson() {
        watched.reconciled();

        watched.engine().streamBytes("<html>502 Bad Gateway</html>".getBytes(StandardCharsets.UTF_8));

        soon().until(() -> watched.seen().reconciliations() > 1);
        watched.engine().event(Events.container("update", WEB, "web"));
        soon().until(() -> watched.seen().actions(WEB).contains("update"));
    }

    @Test
    void shouldReadEventsThatComeInPiecesOrTogether() {
        watched.reconciled();
        var first = Events.container("kill", WEB, "web");
        var rest = Events.container("update", WEB, "web") + "\n" + Events.container("rename", WEB, "web");

        watched.engine().streamBytes(first.substring(0, 40).getBytes(StandardCharsets.UTF_8));
        watched.engine().streamBytes((first.substring(40) + rest).getBytes(StandardCharsets.UTF_8));

        soon().until(() -> watched.seen().actions(WEB).contains("rename"));
        assertThat(watched.seen().actions(WEB)).containsExactly("kill", "update", "rename");
        assertThat(watched.seen().gaps()).isEmpty();
    }

    @Test
    void shouldGoOnWhenAProxyRefusesTheLists() {
        watched.engine()
                .answer("/images/json", Reply.bytes(502, "text/html", "<html>".getBytes(StandardCharsets.UTF_8)));
        watched.start();
        soon().until(() -> watched.engine().requests().stream()
                        .filter(path -> path.endsWith("/images/json"))
                        .count()
                > 1);
        assertThat(watched.seen().reconciliations()).isZero();

        watched.engine().answerAsUsual("/images/json");

        soon().until(() -> watched.seen().reconciliations() > 0);
    }

    private java.util.List<GapCause> causes() {
        return watched.seen().gaps().stream().map(CoverageGap::getCause).toList();
    }

    private static Rhythm withWindow(Duration window) {
        var quick = Watched.QUICK;
        return new Rhythm(
                quick.callLimit(),
                quick.ping(),
                window,
                quick.shortestPause(),
                quick.longestPause(),
                quick.collapse(),
                quick.settle(),
                quick.processPause(),
                quick.firstRetry(),
                quick.longestRetry(),
                quick.comparison(),
                quick.tick());
    }
}
