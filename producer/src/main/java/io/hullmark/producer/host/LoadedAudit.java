package io.hullmark.producer.host;

import io.hullmark.wire.AuditWatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The audit rules that are in force. Only a program of the host tells them, so it is run no more than every few minutes. */
final class LoadedAudit {
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 1 << 20;

    private final Optional<Path> program;
    private final InstantSource clock;
    private Instant looked = Instant.EPOCH;
    private Sight<List<AuditWatch>> last = Sight.unseen("not looked yet");

    private LoadedAudit(Optional<Path> program, InstantSource clock) {
        this.program = program;
        this.clock = clock;
    }

    /** Of the host that the agent runs on; a container has another program, if any, and other rights. */
    static LoadedAudit of(HostLocation location, InstantSource clock) {
        boolean here = location.root().equals(Path.of("/"));
        return new LoadedAudit(
                here
                        ? List.of("/usr/sbin/auditctl", "/sbin/auditctl").stream()
                                .map(Path::of)
                                .filter(Files::isExecutable)
                                .findFirst()
                        : Optional.empty(),
                clock);
    }

    static LoadedAudit by(Path program, InstantSource clock) {
        return new LoadedAudit(Optional.of(program), clock);
    }

    synchronized Sight<List<AuditWatch>> watches() {
        if (program.isEmpty()) {
            return Sight.unseen(
                    "listing the audit rules in force needs auditctl and CAP_AUDIT_CONTROL on the host itself");
        }
        var now = clock.instant();
        if (now.isBefore(looked) || Duration.between(looked, now).compareTo(PAUSE) >= 0) {
            looked = now;
            last = run(program.get());
        }
        return last;
    }

    private static Sight<List<AuditWatch>> run(Path auditctl) {
        try {
            var process = new ProcessBuilder(auditctl.toString(), "-l")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = process.getInputStream()) {
                process.getOutputStream().close();
                // Not when it ends in time: that would close what is still to be read.
                var unused = process.onExit()
                        .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionally(late -> process.destroyForcibly());
                var text = new String(out.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                return process.waitFor() == 0
                        ? Sight.of(AuditRules.watches(text))
                        : Sight.unseen("listing the audit rules in force needs root or CAP_AUDIT_CONTROL");
            }
        } catch (IOException e) {
            return Sight.unseen("auditctl can't be run: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Sight.unseen("the agent is stopping");
        }
    }
}
