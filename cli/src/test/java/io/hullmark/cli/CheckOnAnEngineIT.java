package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.producer.live.LiveEngine;
import io.hullmark.producer.live.RequiresEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check of a real engine with containers that were made to break and to keep each rule. */
@RequiresEngine
class CheckOnAnEngineIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A rule, options of a container that breaks it, and of one that keeps it. */
    private record Pair(String rule, String breaking, String keeping) {
        static Pair host(String rule, String breaking, String keeping) {
            return new Pair(rule, "{\"HostConfig\":" + breaking + "}", "{\"HostConfig\":" + keeping + "}");
        }
    }

    private static final List<Pair> CREATED = List.of(
            Pair.host("container-not-privileged", "{\"Privileged\":true}", "{}"),
            Pair.host("container-capabilities-within-policy", "{\"CapAdd\":[\"NET_ADMIN\"]}", "{}"),
            Pair.host("container-without-sys-admin", "{\"CapAdd\":[\"SYS_ADMIN\"]}", "{}"),
            Pair.host("container-without-sys-module", "{\"CapAdd\":[\"CAP_SYS_MODULE\"]}", "{}"),
            Pair.host("container-without-sys-ptrace", "{\"CapAdd\":[\"ALL\"]}", "{\"CapDrop\":[\"ALL\"]}"),
            Pair.host("container-without-dac-read-search", "{\"CapAdd\":[\"DAC_READ_SEARCH\"]}", "{}"),
            Pair.host("container-drops-net-raw", "{}", "{\"CapDrop\":[\"net_raw\"]}"),
            Pair.host("container-memory-limited", "{}", "{\"Memory\":67108864}"),
            Pair.host("container-cpu-limited", "{}", "{\"NanoCpus\":500000000}"),
            Pair.host("container-pids-limited", "{}", "{\"PidsLimit\":100}"),
            Pair.host("container-root-filesystem-read-only", "{}", "{\"ReadonlyRootfs\":true}"),
            Pair.host("container-own-network-namespace", "{\"NetworkMode\":\"host\"}", "{\"NetworkMode\":\"none\"}"),
            Pair.host("container-own-pid-namespace", "{\"PidMode\":\"host\"}", "{}"),
            Pair.host("container-own-ipc-namespace", "{\"IpcMode\":\"host\"}", "{\"IpcMode\":\"private\"}"),
            Pair.host("container-ipc-not-shareable", "{\"IpcMode\":\"shareable\"}", "{\"IpcMode\":\"private\"}"),
            Pair.host("container-own-uts-namespace", "{\"UTSMode\":\"host\"}", "{}"),
            Pair.host(
                    "container-no-new-privileges",
                    "{\"SecurityOpt\":[\"no-new-privileges:false\"]}",
                    "{\"SecurityOpt\":[\"no-new-privileges\"]}"),
            Pair.host("container-seccomp-confined", "{\"SecurityOpt\":[\"seccomp=unconfined\"]}", "{}"),
            Pair.host("container-no-runtime-socket", "{\"Binds\":[\"/var/run:/r:ro\"]}", "{\"Binds\":[\"/opt:/o\"]}"),
            Pair.host(
                    "container-no-writable-sensitive-directory",
                    "{\"Binds\":[\"/etc:/e\"]}",
                    "{\"Binds\":[\"/etc:/e:ro\"]}"),
            Pair.host(
                    "container-mount-propagation-private",
                    "{\"Binds\":[\"/opt:/o:rshared\"]}",
                    "{\"Binds\":[\"/opt:/o\"]}"),
            Pair.host(
                    "container-no-privileged-host-port",
                    "{\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"80\"}]}}",
                    "{\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"8080\"}]}}"),
            Pair.host(
                    "container-ports-bound-to-interface",
                    "{\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"8080\"}]}}",
                    "{\"PortBindings\":{\"80/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"8080\"}]}}"),
            Pair.host(
                    "container-restarts-bounded",
                    "{\"RestartPolicy\":{\"Name\":\"always\"}}",
                    "{\"RestartPolicy\":{\"Name\":\"on-failure\",\"MaximumRetryCount\":5}}"),
            Pair.host(
                    "container-devices-approved",
                    "{\"Devices\":[{\"PathOnHost\":\"/dev/kmsg\",\"PathInContainer\":\"/dev/kmsg\",\"CgroupPermissions\":\"r\"}]}",
                    "{}"),
            Pair.host("container-device-rules-approved", "{\"DeviceCgroupRules\":[\"c 42:* rmw\"]}", "{}"),
            Pair.host(
                    "container-ulimits-approved",
                    "{\"Ulimits\":[{\"Name\":\"nofile\",\"Soft\":1024,\"Hard\":2048}]}",
                    "{}"),
            Pair.host("container-cgroup-parent-approved", "{\"CgroupParent\":\"/other\"}", "{}"),
            Pair.host("container-not-on-default-bridge", "{}", "{\"NetworkMode\":\"none\"}"),
            Pair.host(
                    "container-no-readable-sensitive-directory",
                    "{\"Binds\":[\"/etc:/e:ro\"]}",
                    "{\"Binds\":[\"/opt:/o:ro\"]}"),
            Pair.host(
                    "container-mounts-no-credentials",
                    "{\"Binds\":[\"/etc/shadow:/s:ro\"]}",
                    "{\"Binds\":[\"/etc/hostname:/h:ro\"]}"),
            Pair.host(
                    "container-extra-hosts-approved",
                    "{\"ExtraHosts\":[\"db:10.0.0.1\"]}",
                    "{\"ExtraHosts\":[\"outside:host-gateway\"]}"),
            Pair.host("container-dns-approved", "{\"Dns\":[\"10.0.0.1\"]}", "{\"Dns\":[\"10.0.0.53\"]}"),
            Pair.host("container-kernel-paths-hidden", "{\"MaskedPaths\":[],\"ReadonlyPaths\":[]}", "{}"),
            Pair.host(
                    "container-logs-kept",
                    "{\"LogConfig\":{\"Type\":\"none\"}}",
                    "{\"LogConfig\":{\"Type\":\"json-file\"}}"),
            Pair.host("container-kept-after-exit", "{\"AutoRemove\":true}", "{}"),
            Pair.host(
                    "container-own-cgroup-namespace", "{\"CgroupnsMode\":\"host\"}", "{\"CgroupnsMode\":\"private\"}"),
            Pair.host(
                    "container-published-ports-approved",
                    "{\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"8081\"}]}}",
                    "{\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"8080\"}]}}"),
            Pair.host(
                    "container-published-ports-declared",
                    "{\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"8080\"}]}}",
                    "{}"),
            Pair.host(
                    "container-sysctls-approved",
                    "{\"Sysctls\":{\"net.core.somaxconn\":\"1024\"}}",
                    "{\"Sysctls\":{\"net.ipv4.ip_unprivileged_port_start\":\"0\"}}"),
            Pair.host("container-memory-within-host", "{\"Memory\":1125899906842624}", "{\"Memory\":67108864}"),
            Pair.host("container-not-in-host-groups", "{\"GroupAdd\":[\"docker\"]}", "{\"GroupAdd\":[\"1000\"]}"),
            Pair.host("container-drops-identity-capabilities", "{}", "{\"CapDrop\":[\"ALL\"]}"),
            new Pair("container-labels-present", "{}", "{\"Labels\":{\"owner\":\"team-a\"}}"),
            new Pair("container-user-not-root", "{}", "{\"User\":\"1000:1000\"}"));

    /** What several rules ask a site before they apply. */
    private static final String POLICY = """
            approvedDnsServers: [10.0.0.53]
            approvedPorts: [8080/tcp]
            keepEndedContainers: true
            requiredLabels: [owner]
            """;

    private static final List<Pair> RUNNING = List.of(
            new Pair(
                    "container-health-checked",
                    "{\"Cmd\":[\"sleep\",\"600\"]}",
                    "{\"Cmd\":[\"sleep\",\"600\"],\"Healthcheck\":{\"Test\":[\"CMD\",\"true\"],\"Interval\":600000000000}}"),
            new Pair("container-exec-not-privileged", "{\"Cmd\":[\"sleep\",\"600\"]}", "{\"Cmd\":[\"sleep\",\"600\"]}"),
            new Pair(
                    "container-exec-not-root",
                    "{\"Cmd\":[\"sleep\",\"600\"]}",
                    "{\"User\":\"1000\",\"Cmd\":[\"sleep\",\"600\"]}"),
            new Pair("container-no-ssh-server", "{\"Cmd\":[\"sleep\",\"600\"]}", "{\"Cmd\":[\"sleep\",\"600\"]}"));

    @TempDir
    private Path directory;

    @Test
    void shouldGiveTheRightVerdictOnContainersThatBreakAndKeepEachRule() throws IOException {
        var policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
        try (var engine = LiveEngine.connect()) {
            var expected = new TreeMap<String, String>();
            for (var pair : CREATED) {
                expected.put(
                        pair.rule() + " " + engine.create("bad-" + pair.rule(), commanded(pair.breaking())), "FAIL");
                expected.put(
                        pair.rule() + " " + engine.create("good-" + pair.rule(), commanded(pair.keeping())), "PASS");
            }
            for (var pair : RUNNING) {
                var bad = engine.run("bad-" + pair.rule(), pair.breaking());
                var good = engine.run("good-" + pair.rule(), pair.keeping());
                expected.put(pair.rule() + " " + bad, "FAIL");
                expected.put(pair.rule() + " " + good, "PASS");
                startCommands(engine, pair.rule(), bad, good);
            }

            var call = Cli.run(
                    "check",
                    "--engine",
                    engine.address().toString(),
                    "--rules",
                    "../rules",
                    "--policy",
                    policy.toString(),
                    "--output",
                    "json");

            assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
            var seen = new TreeMap<String, String>();
            verdicts(call.out()).forEach(line -> {
                var key = line.path("rule").asText() + " "
                        + line.at("/subject/id").asText();
                if (expected.containsKey(key)) {
                    seen.put(key, line.path("verdict").asText());
                }
            });
            assertThat(seen).containsExactlyEntriesOf(expected);
        }
    }

    /** No image of ours has a command of its own, and the engine wants one. */
    private static String commanded(String options) {
        try {
            return ((ObjectNode) JSON.readTree(options))
                    .set("Cmd", JSON.createArrayNode().add("true"))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a rule on commands or processes judges begins after the container. */
    private static void startCommands(LiveEngine engine, String rule, String bad, String good) {
        switch (rule) {
            case "container-exec-not-privileged" -> start(engine, bad, true, "sleep", "600");
            case "container-exec-not-root" -> {
                start(engine, bad, false, "sleep", "600");
                start(engine, good, false, "sleep", "600");
            }
            case "container-no-ssh-server" -> {
                // the kernel calls a script by its own name, not by that of its interpreter
                var write = "echo '#!/bin/sh' > /sshd; echo 'sleep 600; true' >> /sshd; /bin/busybox chmod 755 /sshd";
                engine.exec(bad, false, "", "sh", "-c", write);
                start(engine, bad, false, "/sshd");
            }
            default -> {}
        }
    }

    private static void start(LiveEngine engine, String container, boolean privileged, String... command) {
        var spec = JSON.createObjectNode().put("Privileged", privileged);
        List.of(command).forEach(spec.putArray("Cmd")::add);
        var exec = engine.post("/containers/" + container + "/exec", spec.toString())
                .path("Id")
                .asText();
        engine.post("/exec/" + exec + "/start", "{\"Detach\":true}");
    }

    private static List<JsonNode> verdicts(String out) {
        var verdicts = new ArrayList<JsonNode>();
        out.lines().forEach(line -> {
            try {
                verdicts.add(JSON.readTree(line));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return verdicts;
    }
}
