package io.hullmark.streams.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.engine.anomalies.HeldWorkload;
import io.hullmark.streams.forms.AnomalyForms;
import io.hullmark.streams.forms.StoredKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Large values come back as they were, and little is written where little changed. */
final class PagedShelfTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final int LARGE = 10 * PagedShelf.PAGE;

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("workloads").get();
    private final PagedShelf<HeldWorkload> shelf = new PagedShelf<>(store, AnomalyForms.workloads());

    @Test
    void shouldWriteOnlyThePagesThatChanged() {
        shelf.put("web", workload(LARGE, 1));
        var before = pages();
        var other = workload(LARGE, 1);
        other.baseline()[3 * PagedShelf.PAGE] ^= 1;
        shelf.put("web", other);

        // in memory a page that was not put again is the same array
        var written = new ArrayList<>(pages().values());
        written.removeIf(page -> before.values().stream().anyMatch(same -> same == page));

        assertThat(written).hasSize(1);
        assertThat(before).hasSize(11);
    }

    @Test
    void shouldFindWhatWasPutLastWhateverItsSize() {
        var random = new Random(5);
        var names = List.of("a", "a b", "b", "docker.io/team/shop shop/web");
        var known = new TreeMap<String, byte[]>();
        for (int step = 0; step < 2_000; step++) {
            var name = names.get(random.nextInt(names.size()));
            if (random.nextInt(5) == 0) {
                known.remove(name);
                shelf.forget(name);
            } else {
                // around whole pages too, with what stands around the baseline
                int size = random.nextInt(3) * PagedShelf.PAGE + random.nextInt(60);
                var workload = workload(size, step);
                known.put(name, AnomalyForms.workloads().bytes(workload));
                shelf.put(name, workload);
            }

            assertThat(shelf.find(name).map(AnomalyForms.workloads()::bytes).orElse(null))
                    .isEqualTo(known.get(name));
        }
        assertThat(scanned("")).isEqualTo(List.copyOf(known.keySet()));
    }

    @Test
    void shouldVisitValuesFromANameOnUntilTheVisitorHasEnough() {
        for (var name : List.of("a", "a b", "b", "c")) {
            shelf.put(name, workload(LARGE, 1));
        }
        var seen = new ArrayList<String>();

        shelf.scan("a b", (name, workload) -> {
            seen.add(name);
            return seen.size() < 2;
        });

        assertThat(seen).containsExactly("a b", "b");
    }

    @Test
    void shouldLeaveNoPageOfWhatIsForgotten() {
        shelf.put("web", workload(LARGE, 1));
        shelf.put("web", workload(10, 1));
        int small = pages().size();
        shelf.forget("web");

        assertThat(small).isEqualTo(1);
        assertThat(pages()).isEmpty();
        assertThat(shelf.find("web")).isEmpty();
    }

    @Test
    void shouldSayWhatToDoWithAStoreThatHasNoPages() {
        store.put(StoredKey.of("docker.io/team/shop"), AnomalyForms.workloads().bytes(workload(10, 1)));

        assertThatThrownBy(() -> scanned(""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("delete");
    }

    private List<String> scanned(String from) {
        var names = new ArrayList<String>();
        shelf.scan(from, (name, workload) -> names.add(name));
        return names;
    }

    /** The pages themselves, so that one that was put again is another one. */
    private Map<Bytes, byte[]> pages() {
        var pages = new TreeMap<Bytes, byte[]>();
        try (var all = store.all()) {
            all.forEachRemaining(page -> pages.put(page.key, page.value));
        }
        return pages;
    }

    private static HeldWorkload workload(int size, int seed) {
        var baseline = new byte[size];
        new Random(seed).nextBytes(baseline);
        return new HeldWorkload(baseline, new int[] {1, 2}, 3, AT);
    }
}
