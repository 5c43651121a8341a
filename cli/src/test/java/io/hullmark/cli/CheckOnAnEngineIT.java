package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.producer.live.LiveEngine;
import io.hullmark.producer.live.RequiresEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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
            new Pair("container-user-not-root", "{}", "{\"User\":\"1000:1000\"}"));

    private static final List<Pair> RUNNING = List.of(
            new Pair(
                    "container-health-checked",
                    "{\"Cmd\":[\"sleep\",\"600\"]}",
                    "{\"Cmd\":[\"sleep\",\"600\"],\"Healthcheck\":{\"Test\":[\"CMD\",\"true\"],\"Interval\":600000000000}}"),
            new Pair(
                    "container-exec-not-privileged", "{\"Cmd\":[\"sleep\",\"600\"]}", "{\"Cmd\":[\"sleep\",\"600\"]}"));

    @Test
    void shouldGiveTheRightVerdictOnContainersThatBreakAndKeepEachRule() {
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
                expected.put(pair.rule() + " " + bad, "FAIL");
                expected.put(pair.rule() + " " + engine.run("good-" + pair.rule(), pair.keeping()), "PASS");
                expected.put("container-no-ssh-server " + bad, "PASS");
                if (pair.rule().equals("container-exec-not-privileged")) {
                    startCommand(engine, bad);
                }
            }

            var call = Cli.run(
                    "check", "--engine", engine.address().toString(), "--rules", "../rules", "--output", "json");

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

    private static void startCommand(LiveEngine engine, String container) {
        var exec = engine.post(
                        "/containers/" + container + "/exec", "{\"Privileged\":true,\"Cmd\":[\"sleep\",\"600\"]}")
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
