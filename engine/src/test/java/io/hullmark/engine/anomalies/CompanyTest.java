package io.hullmark.engine.anomalies;

import static io.hullmark.engine.anomalies.Watched.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.anomalies.Notice.Anomaly;
import io.hullmark.engine.anomalies.Notice.Common;
import io.hullmark.engine.anomalies.Notice.State;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Anomalies that many containers have together. */
final class CompanyTest {
    private static final int LEARNED = DAY + 60;

    private final Watched site = new Watched();

    @Test
    void shouldTellTwoContainersApart() {
        var all = onOneHost(2);
        site.pass(LEARNED);
        all.forEach(container -> container.with(Metric.CPU, 3));
        site.pass(1);

        assertThat(site.anomalies()).extracting(Anomaly::common).containsExactly(Common.NOTHING, Common.NOTHING);
    }

    @Test
    void shouldGoOnWithTheFirstRecordWhenAThirdContainerOfAnImageHasTheSame() {
        var all = onHosts(3);
        site.pass(LEARNED);
        for (var container : all) {
            container.with(Metric.PIDS, 900);
            site.pass(1);
        }

        var first = site.anomalies().get(0);
        assertThat(site.anomalies())
                .filteredOn(told -> told.members() == 3)
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.id()).isEqualTo(first.id());
                    assertThat(group.common()).isEqualTo(Common.IMAGE);
                    assertThat(group.subjects())
                            .extracting(subject -> subject.key().hostId())
                            .containsExactly("h1", "h2", "h3");
                });
        assertThat(site.anomalies())
                .filteredOn(told -> told.state() == State.CLOSED)
                .singleElement()
                .satisfies(parted -> {
                    assertThat(parted.ending()).contains(Ending.JOINED);
                    assertThat(parted.joined()).contains(first.id());
                    assertThat(parted.lead().key().hostId()).isEqualTo("h2");
                });
    }

    @Test
    void shouldNotPutTogetherWhatIsNotOfOneTime() {
        var all = onHosts(3);
        site.pass(LEARNED);
        for (var container : all) {
            container.with(Metric.PIDS, 900);
            site.pass(7);
        }

        assertThat(site.anomalies()).extracting(Anomaly::common).containsOnly(Common.NOTHING);
        assertThat(site.anomalies())
                .filteredOn(told -> told.state() == State.OPENED)
                .hasSize(3);
    }

    @Test
    void shouldCloseTheRecordWhenTheLastIsBackToUsual() {
        var all = onOneHost(4);
        site.pass(LEARNED);
        all.forEach(container -> container.with(Metric.CPU, 3));
        site.pass(5);
        all.subList(0, 2).forEach(Behaving::asUsual);
        site.pass(5);
        all.forEach(Behaving::asUsual);
        site.pass(5);

        assertThat(site.told())
                .containsExactly(
                        "OPENED CPU SPIKE c0",
                        "UPDATED CPU LEVEL_SHIFT c0",
                        "UPDATED CPU LEVEL_SHIFT c2",
                        "CLOSED(OVER) CPU LEVEL_SHIFT c3");
        assertThat(site.anomalies()).extracting(Anomaly::members).containsExactly(4, 4, 2, 1);
        assertThat(site.anomalies())
                .extracting(Anomaly::id)
                .containsOnly(site.anomalies().get(0).id());
    }

    @Test
    void shouldNameTwentyOfMany() {
        var all = onOneHost(25);
        site.pass(LEARNED);
        all.forEach(container -> container.with(Metric.CPU, 3));
        site.pass(1);

        assertThat(site.anomalies()).singleElement().satisfies(group -> {
            assertThat(group.members()).isEqualTo(25);
            assertThat(group.subjects()).hasSize(20);
        });
    }

    @Test
    void shouldTellWhoComesLater() {
        var all = onOneHost(4);
        site.pass(LEARNED);
        all.subList(0, 3).forEach(container -> container.with(Metric.PIDS, 900));
        site.pass(1);
        all.get(3).with(Metric.PIDS, 900);
        site.pass(1);

        assertThat(site.anomalies()).extracting(Anomaly::members).containsExactly(3, 4);
        assertThat(site.anomalies().get(1).state()).isEqualTo(State.UPDATED);
    }

    private List<Behaving> onOneHost(int containers) {
        return IntStream.range(0, containers)
                .mapToObj(number -> site.runs(Watched.container("h1", number + 1, "c" + number)))
                .toList();
    }

    private List<Behaving> onHosts(int hosts) {
        return IntStream.rangeClosed(1, hosts)
                .mapToObj(number -> site.runs(Watched.container("h" + number, number, "web")))
                .toList();
    }
}
