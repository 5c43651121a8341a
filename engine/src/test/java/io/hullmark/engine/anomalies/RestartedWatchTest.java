package io.hullmark.engine.anomalies;

import static io.hullmark.engine.anomalies.Watched.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A watch that ends without a word and goes on from what was kept. */
final class RestartedWatchTest {
    private static final int LEARNED = DAY + 60;

    @Test
    void shouldTellTheSameWhereverItIsRestarted() {
        var undisturbed = played(Integer.MAX_VALUE);

        var disturbed = played(1);

        assertThat(disturbed.told()).isEqualTo(undisturbed.told()).hasSize(6);
        assertThat(disturbed.anomalies())
                .extracting(Notice.Anomaly::id)
                .containsExactlyElementsOf(
                        undisturbed.anomalies().stream().map(Notice.Anomaly::id).toList());
        assertThat(disturbed.learning()).isEqualTo(undisturbed.learning());
    }

    @Test
    void shouldKeepTheSamePerFramesWhoeverLooks() {
        var one = played(Integer.MAX_VALUE);
        var other = played(Integer.MAX_VALUE);

        assertThat(one.anomalies()).isEqualTo(other.anomalies());
    }

    @Test
    void shouldCloseAfterARestartWhatWasOpenOnAContainerThatIsGone() {
        var site = new Watched();
        var container = Watched.container("h1", 1, "web");
        site.runs(Watched.container("h1", 2, "other"));
        var web = site.runs(container);
        site.pass(LEARNED);
        web.with(Metric.CPU, 3);
        site.pass(5);
        site.removes(container);
        site.restart();
        site.pass(1);

        assertThat(site.told()).last().isEqualTo("CLOSED(SUBJECT_GONE) CPU LEVEL_SHIFT web");
    }

    @Test
    void shouldKeepLessThanFourHundredBytesOfAContainerBesideItsReading() {
        var site = new Watched();
        site.runs(Watched.container("h1", 1, "web"));
        site.pass(LEARNED);

        var kept =
                site.kept().behaviours().find("h1").orElseThrow().containers().get(0);
        assertThat(kept.state().length * Integer.BYTES
                        + kept.id().length()
                        + kept.workload().length())
                .isLessThan(400);
        assertThat(site.kept().workloads().find(kept.workload()).orElseThrow().baseline().length)
                .isLessThan(20_000);
    }

    /** A container that uses more memory and later has more processes, with a restart every so many minutes. */
    private static Watched played(int minutesBetweenRestarts) {
        var site = new Watched();
        var web = site.runs(Watched.container("h1", 1, "web"));
        for (int minute = 1; minute <= LEARNED + 60; minute++) {
            if (minute == LEARNED + 10) {
                web.with(Metric.MEMORY, 9e8);
            } else if (minute == LEARNED + 20 || minute == LEARNED + 45) {
                web.asUsual();
            } else if (minute == LEARNED + 40) {
                web.with(Metric.PIDS, 900).with(Metric.CPU, 0.5);
            }
            site.pass(1);
            if (minute > LEARNED && minute % minutesBetweenRestarts == 0) {
                site.restart();
            }
        }
        return site;
    }
}
