package io.hullmark.producer.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.wire.AuditWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditRulesTest {
    @Test
    void shouldReadWatchesInEachForm() {
        var watches = AuditRules.watches("""
                ## rules of the site
                -D
                -b 8192
                -w /etc/docker/ -k docker
                -a always,exit -F path=/usr/bin/dockerd -F perm=x -F key=docker
                -a always,exit -S all -F dir=/var/lib/docker -F perm=wa
                """);

        assertThat(watches)
                .containsExactly(
                        new AuditWatch("/etc/docker", true, "rwxa"),
                        new AuditWatch("/usr/bin/dockerd", false, "x"),
                        new AuditWatch("/var/lib/docker", true, "wa"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No rules",
                "-a never,exit -F path=/usr/bin/dockerd",
                "-a always,exit -F path=/usr/bin/dockerd -F auid>=1000",
                "-a always,exit -F path=/usr/bin/dockerd -F success=0",
                "-a always,exit -S execve -k exec",
                "#-w /usr/bin/dockerd"
            })
    void shouldNotTakeForAWatchWhatLeavesSomethingOut(String rule) {
        assertThat(AuditRules.watches(rule)).isEmpty();
    }

    @Test
    void shouldAskForTheRulesInForceOnlyNowAndThen(@TempDir Path directory) throws IOException {
        var auditctl = program(directory, "echo run >> " + directory.resolve("runs") + "; echo '-w /etc/docker -p wa'");
        var now = new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
        var loaded = LoadedAudit.by(auditctl, now::get);

        var first = loaded.watches();
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(4)));
        var second = loaded.watches();
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(2)));
        var third = loaded.watches();

        assertThat(first).isEqualTo(Sight.of(List.of(new AuditWatch("/etc/docker", true, "wa"))));
        assertThat(second).isEqualTo(first);
        assertThat(third).isEqualTo(first);
        assertThat(directory.resolve("runs")).hasContent("run\nrun\n");
    }

    @Test
    void shouldSayWhichRightIsMissingToListTheRulesInForce(@TempDir Path directory) throws IOException {
        var auditctl = program(directory, "echo 'You must be root to run this program.' >&2; exit 4");

        var watches = LoadedAudit.by(auditctl, Instant::now).watches();

        assertThat(watches).isEqualTo(Sight.unseen("listing the audit rules in force needs root or CAP_AUDIT_CONTROL"));
    }

    private static Path program(Path directory, String script) throws IOException {
        var program = directory.resolve("auditctl");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
