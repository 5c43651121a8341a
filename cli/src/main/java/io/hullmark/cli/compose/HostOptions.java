package io.hullmark.cli.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The rights and limits that a service asks for, as an engine lists them. */
final class HostOptions {
    /** What the engine hides and protects in every container that does not ask for more. */
    private static final List<String> MASKED = List.of(
            "/proc/asound",
            "/proc/acpi",
            "/proc/kcore",
            "/proc/keys",
            "/proc/latency_stats",
            "/proc/timer_list",
            "/proc/timer_stats",
            "/proc/sched_debug",
            "/proc/scsi",
            "/sys/firmware");

    private static final List<String> READ_ONLY =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    private final JsonNode service;
    private final JsonNode limits;
    private final ObjectNode host;

    private HostOptions(JsonNode service, ObjectNode host) {
        this.service = service;
        this.limits = service.path("deploy").path("resources").path("limits");
        this.host = host;
    }

    static void of(JsonNode service, ObjectNode host) {
        var options = new HostOptions(service, host);
        options.rights();
        options.namespaces();
        options.limits();
        options.restart();
    }

    private void rights() {
        host.put("Privileged", flag("privileged")).put("ReadonlyRootfs", flag("read_only"));
        host.set("CapAdd", Lists.texts(service.path("cap_add")));
        host.set("CapDrop", Lists.texts(service.path("cap_drop")));
        host.set("SecurityOpt", Lists.texts(service.path("security_opt")));
        host.set("GroupAdd", Lists.texts(service.path("group_add")));
        host.set("DeviceCgroupRules", Lists.texts(service.path("device_cgroup_rules")));
        host.set("VolumesFrom", Lists.texts(service.path("volumes_from")));
        host.set("Dns", Lists.texts(service.path("dns")));
        host.set("ExtraHosts", Lists.entries(service.path("extra_hosts")));
        host.set("Links", Lists.texts(service.path("links")));
        var sysctls = host.putObject("Sysctls");
        Lists.map(service.path("sysctls")).forEach(sysctls::put);
        var tmpfs = host.putObject("Tmpfs");
        Lists.texts(service.path("tmpfs")).forEach(mount -> {
            var parts = mount.asText().split(":", 2);
            tmpfs.put(parts[0], parts.length == 2 ? parts[1] : "");
        });
        devices();
        boolean open = flag("privileged")
                || Lists.texts(service.path("security_opt")).toString().contains("systempaths");
        var masked = host.putArray("MaskedPaths");
        var protectedPaths = host.putArray("ReadonlyPaths");
        if (!open) {
            MASKED.forEach(masked::add);
            READ_ONLY.forEach(protectedPaths::add);
        }
    }

    private void devices() {
        var devices = host.putArray("Devices");
        service.path("devices").forEach(device -> {
            var parts = device.isObject()
                    ? new String[] {
                        device.path("source").asText(),
                        device.path("target").asText(),
                        device.path("permissions").asText("rwm")
                    }
                    : device.asText().split(":", 3);
            devices.addObject()
                    .put("PathOnHost", parts[0])
                    .put("PathInContainer", parts.length > 1 ? parts[1] : parts[0])
                    .put("CgroupPermissions", parts.length > 2 ? parts[2] : "rwm");
        });
        var requests = host.putArray("DeviceRequests");
        service.path("deploy")
                .path("resources")
                .path("reservations")
                .path("devices")
                .forEach(request -> {
                    var asked = requests.addObject()
                            .put("Driver", request.path("driver").asText(""));
                    asked.put(
                            "Count",
                            request.path("count").asText("").equals("all")
                                    ? -1
                                    : request.path("count").asInt(0));
                    asked.set("DeviceIDs", Lists.texts(request.path("device_ids")));
                    asked.putArray("Capabilities").add(Lists.texts(request.path("capabilities")));
                });
    }

    private void namespaces() {
        host.put("UTSMode", service.path("uts").asText(""))
                .put("UsernsMode", service.path("userns_mode").asText(""))
                .put("CgroupnsMode", service.path("cgroup").asText(""))
                .put("CgroupParent", service.path("cgroup_parent").asText(""))
                .put("Runtime", service.path("runtime").asText(""));
        if (service.has("init")) {
            host.put("Init", flag("init"));
        }
    }

    private void limits() {
        var reservations = service.path("deploy").path("resources").path("reservations");
        host.put("Memory", Quantity.bytes(either("mem_limit", limits.path("memory")), "mem_limit"))
                .put(
                        "MemoryReservation",
                        Quantity.bytes(either("mem_reservation", reservations.path("memory")), "mem_reservation"))
                .put("MemorySwap", Quantity.bytes(service.path("memswap_limit"), "memswap_limit"))
                .put("NanoCpus", Quantity.nanoCpus(either("cpus", limits.path("cpus")), "cpus"))
                .put("CpuShares", number("cpu_shares"))
                .put("CpuQuota", number("cpu_quota"))
                .put("CpuPeriod", number("cpu_period"))
                .put("CpusetCpus", service.path("cpuset").asText(""))
                .put("OomKillDisable", flag("oom_kill_disable"))
                .put("OomScoreAdj", number("oom_score_adj"))
                .put("ShmSize", Quantity.bytes(service.path("shm_size"), "shm_size"));
        var pids = either("pids_limit", limits.path("pids"));
        if (!pids.asText("").isEmpty()) {
            host.put("PidsLimit", Quantity.number(pids, "pids_limit"));
        }
        var ulimits = host.putArray("Ulimits");
        service.path("ulimits").properties().forEach(ulimit -> {
            var both = ulimit.getValue();
            ulimits.addObject()
                    .put("Name", ulimit.getKey())
                    .put("Soft", Quantity.number(both.isObject() ? both.path("soft") : both, "ulimits"))
                    .put("Hard", Quantity.number(both.isObject() ? both.path("hard") : both, "ulimits"));
        });
    }

    /** Compose looks at deploy.restart_policy only where there is no restart. */
    private void restart() {
        var policy = host.putObject("RestartPolicy");
        var given = service.path("restart").asText("");
        var deployed = service.path("deploy").path("restart_policy");
        if (given.isEmpty() && deployed.isObject()) {
            var name = switch (deployed.path("condition").asText("any")) {
                case "none" -> "no";
                case "on-failure" -> "on-failure";
                default -> "always";
            };
            policy.put("Name", name)
                    .put("MaximumRetryCount", deployed.path("max_attempts").asLong(0));
            return;
        }
        var parts = given.split(":", 2);
        policy.put("Name", parts[0].isEmpty() ? "no" : parts[0])
                .put(
                        "MaximumRetryCount",
                        parts.length == 2
                                ? Quantity.number(JsonNodeFactory.instance.textNode(parts[1]), "restart")
                                : 0);
    }

    private JsonNode either(String field, JsonNode other) {
        var own = service.path(field);
        return own.isMissingNode() || own.isNull() ? other : own;
    }

    private long number(String field) {
        return Quantity.number(service.path(field), field);
    }

    private boolean flag(String field) {
        return service.path(field).asText("").equalsIgnoreCase("true");
    }
}
