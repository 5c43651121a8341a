package io.hullmark.producer.reconcile;

import static io.hullmark.producer.reconcile.Watched.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.fake.Seen;
import io.hullmark.producer.live.LiveEngine;
import io.hullmark.producer.live.RequiresEngine;
import io.hullmark.producer.redact.Redactor;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Section;
import io.hullmark.wire.Snapshot;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random tokens wherever people put secrets on a real engine, and not one of them in what the agent hands on. */
@RequiresEngine
class CanaryIT {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Random random = new Random(20_261_121);
    private final List<String> tokens = new ArrayList<>();
    private final Seen seen = new Seen();

    @Test
    void shouldHandOnNoSecret() {
        try (var engine = LiveEngine.connect();
                var watch = EngineWatch.start(
                        WatchSettings.of(
                                engine.address(),
                                "host-1",
                                new Redactor("a key for nothing but tests".getBytes(StandardCharsets.UTF_8))),
                        seen)) {
            soon().until(() -> watch.status().connected());

            var volume = engine.name("secret");
            engine.post(
                    "/volumes/create",
                    json(
                            "{'Name':'%s','DriverOpts':{'type':'tmpfs','device':'tmpfs','o':'size=1m'},"
                                    + "'Labels':{'password':'%s'}}",
                            volume, token()));
            var id = engine.run(
                    "canary",
                    json(
                            "{'Env':['A=%s','API_KEY=%s','URL=https://u:%s@h/','MULTI=-----BEGIN X-----\\n%s\\n-----END X-----'],"
                                    + "'Entrypoint':['sh','-c','sleep 60 # mysql -p%s --token %s'],'Cmd':['--password=%s','--flag','%s'],"
                                    + "'Labels':{'db.password':'%s','note':'see %s','hook':'https://h/?k=%s','%s':'x'},"
                                    + "'Healthcheck':{'Test':['CMD-SHELL','true; : curl -u a:%s h'],'Interval':1000000000},"
                                    + "'HostConfig':{'LogConfig':{'Type':'json-file','Config':{'labels':'%s','env':'%s'}},"
                                    + "'ExtraHosts':['db:10.0.0.1']}}",
                            token(), token(), token(), token(), token(), token(), token(), token(), token(), token(),
                            token(), token(), token(), token(), token()));
            engine.exec(id, false, "", "sh", "-c", "true --password " + token() + "; SECRET=" + token() + " true");
            engine.exec(
                    id,
                    false,
                    "",
                    "echo",
                    "--token",
                    token(),
                    Base64.getEncoder().encodeToString(token().getBytes(StandardCharsets.UTF_8)));
            soon().until(() -> seen.events(id).stream()
                            .filter(event -> event.getAction().equals("exec_die"))
                            .count()
                    >= 2);
            soon().until(() -> seen.actions(id).contains("health_status"));
            engine.remove(id);
            engine.delete("/volumes/" + volume);
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

    private String token() {
        var token = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            token.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        tokens.add(token.toString());
        return token.toString();
    }

    private static String json(String template, Object... values) {
        return String.format(template.replace("%s", "\u0001").replace("%", "%%").replace("\u0001", "%s"), values)
                .replace('\'', '"');
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
