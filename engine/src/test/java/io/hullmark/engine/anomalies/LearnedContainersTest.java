package io.hullmark.engine.anomalies;

import static io.hullmark.engine.anomalies.Watched.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.fixtures.Observed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Containers come, go and are started again while the watch ends without a word now and then: what was told last of each says who is
 * learned.
 */
final class LearnedContainersTest {
    private static final List<String> WORKLOADS = List.of("web", "shop", "batch", "cache");

    /** Until then nobody expects what was lost or delayed. */
    private static final int GRACE = 15;

    private final Watched site = new Watched();
    private final List<Running> running = new ArrayList<>();
    private final Map<ObjectKey, Integer> goneAt = new HashMap<>();
    private final Map<String, Integer> seenSince = new HashMap<>();
    private int minute;
    private int number;

    private record Running(Observed container, String workload, Behaving behaving, int startedAt) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void shouldAlwaysTellWhoIsLearned(int seed) {
        var random = new Random(seed);
        var wrong = new ArrayList<String>();
        var judged = new HashSet<ObjectKey>();
        start("base");

        for (minute = 1; minute < 2 * DAY; minute++) {
            happen(random);
            site.pass(1);
            var learned = learned();
            running.stream()
                    .filter(one -> !learned.contains(one.container().key()))
                    .peek(one -> judged.add(one.container().key()))
                    .filter(this::canNotBeJudged)
                    .forEach(one -> wrong.add("%s is learned at minute %d".formatted(one.workload(), minute)));
            goneAt.forEach((key, at) -> {
                if (minute > at + GRACE && learned.contains(key)) {
                    wrong.add("%s went at minute %d and is learned at %d".formatted(key.id(), at, minute));
                }
            });
        }

        assertThat(wrong).isEmpty();
        assertThat(judged).hasSizeGreaterThan(WORKLOADS.size());
    }

    private void happen(Random random) {
        int what = random.nextInt(100);
        if (what == 0 && running.size() < 6) {
            start(WORKLOADS.get(random.nextInt(WORKLOADS.size())));
        } else if (what == 1 && running.size() > 1 && random.nextInt(4) == 0) {
            var gone = running.remove(1 + random.nextInt(running.size() - 1));
            site.removes(gone.container());
            goneAt.put(gone.container().key(), minute);
        } else if (what == 2 && random.nextInt(4) == 0) {
            var one = running.remove(running.size() - 1);
            one.behaving().restart();
            running.add(new Running(one.container(), one.workload(), one.behaving(), minute));
        } else if (what < 6) {
            site.restart();
        }
        // A host waits for a while whether what is gone comes back.
        if (minute % 5 == 0) {
            site.apply(new Fact.Ticked(site.now()));
        }
    }

    private void start(String workload) {
        var container = Watched.container("h1", ++number, workload);
        running.add(new Running(container, workload, site.runs(container), minute));
        seenSince.putIfAbsent(workload, minute);
    }

    private boolean canNotBeJudged(Running one) {
        return minute < seenSince.getOrDefault(one.workload(), minute) + DAY - GRACE || minute < one.startedAt() + 25;
    }

    /** By what was told last of each. */
    private Set<ObjectKey> learned() {
        var learned = new HashSet<ObjectKey>();
        for (var told : site.learning()) {
            if (told.outlook().phase() == Outlook.Phase.LEARNING) {
                learned.add(told.subject().key());
            } else {
                learned.remove(told.subject().key());
            }
        }
        return learned;
    }
}
