package io.hullmark.producer.reconcile;

import static io.hullmark.producer.reconcile.Watched.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.fake.Seen;
import io.hullmark.producer.live.Canary;
import io.hullmark.producer.live.LiveEngine;
import io.hullmark.producer.live.RequiresEngine;
import io.hullmark.producer.redact.Redactor;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Section;
import io.hullmark.wire.Snapshot;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Random tokens wherever people put secrets on a real engine, and not one of them in what the agent hands on. */
@RequiresEngine
class CanaryIT {
    private final Seen seen = new Seen();

    @Test
    void shouldHandOnNoSecret() {
        List<String> tokens;
        try (var engine = LiveEngine.connect();
                var watch = EngineWatch.start(
                        WatchSettings.of(
                                engine.address(),
                                "host-1",
                                new Redactor("a key for nothing but tests".getBytes(StandardCharsets.UTF_8))),
                        seen)) {
            soon().until(() -> watch.status().connected());

            var canary = Canary.on(engine);
            var id = canary.id();
            tokens = canary.tokens();
            soon().until(() -> seen.events(id).stream()
                            .filter(event -> event.getAction().equals("exec_die"))
                            .count()
                    >= 2);
            soon().until(() -> seen.actions(id).contains("health_status"));
            canary.remove();
            soon().until(() -> seen.actions(id).contains("destroy"));
        }

        var bytes = bytes();
        assertThat(seen.known())
                .anyMatch(known -> known.getKind() == ObjectKind.VOLUME || known.getKind() == ObjectKind.NETWORK);
        assertThat(tokens)
                .hasSizeGreaterThan(15)
                .allSatisfy(token -> assertThat(bytes.contains(token)).as(token).isFalse());
        assertThat(bytes).contains("<redacted len=").contains("mysql").contains("--password");
    }

    /** Everything that was handed on, as its bytes read as text. */
    private String bytes() {
        var all = new StringBuilder();
        for (Object one : seen.all()) {
            if (one instanceof Snapshot snapshot) {
                snapshot.getSections().stream()
                        .map(Section::getBody)
                        .map(CanaryIT::text)
                        .forEach(all::append);
                all.append(snapshot.getDetail());
            } else if (one instanceof LifecycleEvent event) {
                all.append(event);
            } else {
                all.append(one);
            }
        }
        return all.toString();
    }

    private static String text(ByteBuffer body) {
        return StandardCharsets.UTF_8.decode(body.duplicate()).toString();
    }
}
