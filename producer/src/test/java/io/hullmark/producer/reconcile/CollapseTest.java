package io.hullmark.producer.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.ObjectKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollapseTest {
    private static final ObjectRef WEB = new ObjectRef(ObjectKind.CONTAINER, "web");
    private static final ObjectRef OTHER = new ObjectRef(ObjectKind.CONTAINER, "other");
    private static final long WINDOW = 100;

    private final Collapse collapse = new Collapse(WINDOW);

    @Test
    void shouldLetTheFirstOfAKindPassAtOnce() {
        assertThat(accept(WEB, "start", 0)).isEqualTo(List.of("start x1"));
        assertThat(accept(WEB, "die", 1)).isEqualTo(List.of("die x1"));
        assertThat(accept(OTHER, "start", 2)).isEqualTo(List.of("start x1"));
    }

    @Test
    void shouldCountWhatFollowsWithinTheWindow() {
        accept(WEB, "start", 0);

        assertThat(accept(WEB, "start", 1)).isEmpty();
        assertThat(accept(WEB, "start", 2)).isEmpty();

        assertThat(flush(99)).isEmpty();
        assertThat(flush(100)).isEqualTo(List.of("start x2"));
        assertThat(flush(200)).isEmpty();
        assertThat(collapse.idle()).isTrue();
    }

    @Test
    void shouldGoOnCollapsingWhileAStormLasts() {
        accept(WEB, "start", 0);
        accept(WEB, "start", 50);
        flush(100);

        assertThat(accept(WEB, "start", 150)).isEmpty();
        assertThat(flush(200)).isEqualTo(List.of("start x1"));
    }

    @Test
    void shouldTellWhatWaitsBeforeSomethingNewHappens() {
        accept(WEB, "start", 0);
        accept(WEB, "start", 1);

        assertThat(accept(WEB, "oom", 2)).isEqualTo(List.of("start x1", "oom x1"));
    }

    @Test
    void shouldTellWhatWaitsInTheOrderInWhichItLastHappened() {
        accept(WEB, "start", 0);
        accept(WEB, "die", 1);
        accept(WEB, "start", 2);
        accept(WEB, "die", 3);
        accept(WEB, "start", 4);

        assertThat(flush(100)).isEqualTo(List.of("die x1", "start x2"));
    }

    @Test
    void shouldForgetAnObjectThatIsGone() {
        accept(WEB, "start", 0);
        accept(WEB, "start", 1);

        assertThat(told(collapse.forget(WEB))).isEqualTo(List.of("start x1"));
        assertThat(accept(WEB, "start", 2)).isEqualTo(List.of("start x1"));
    }

    private List<String> accept(ObjectRef ref, String action, long now) {
        var event = LifecycleEvent.newBuilder()
                .setKind(ref.kind())
                .setObjectId(ref.id())
                .setName("")
                .setAction(action)
                .setAttributes(Map.of())
                .setOccurredAt(Instant.EPOCH)
                .build();
        return told(collapse.accept(ref, event, "", now));
    }

    private List<String> flush(long now) {
        return told(collapse.flush(now));
    }

    private static List<String> told(List<LifecycleEvent> events) {
        return events.stream()
                .map(event -> event.getAction() + " x" + event.getCount())
                .toList();
    }
}
