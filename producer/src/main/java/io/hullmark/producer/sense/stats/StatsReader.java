package io.hullmark.producer.sense.stats;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.producer.sense.Samples;
import io.hullmark.wire.ContainerSample;

/** Reads what the engine says of the use of one container. */
final class StatsReader {
    private static final long UNREADABLE = -1;

    private final long hostMemory;

    /**
     * A reader for the containers of a host.
     *
     * @param hostMemory bytes of memory of the host, which the engine tells where a container has no limit; 0 if not known
     */
    StatsReader(long hostMemory) {
        this.hostMemory = hostMemory;
    }

    ContainerSample sample(RunningContainer container, JsonNode stats) {
        var sample = ContainerSample.newBuilder()
                .setContainer(Samples.prefix(container.id()))
                .setStartedAt(container.startedAt().toEpochMilli());
        processor(stats.path("cpu_stats"), sample);
        memory(stats.path("memory_stats"), sample);
        var pids = stats.path("pids_stats");
        sample.setPids(number(pids.path("current"))).setPidsLimit(limit(pids));
        block(stats.path("blkio_stats"), sample);
        if (container.network() == RunningContainer.Network.OWN
                && stats.path("networks").isObject()) {
            network(stats.path("networks"), sample);
        }
        return sample.build();
    }

    /** Of the last second or so the engine keeps what it read; a container that has just ended has zeros for everything. */
    static boolean tells(JsonNode stats) {
        return number(stats.path("cpu_stats").path("cpu_usage").path("total_usage")) > 0;
    }

    private static void processor(JsonNode cpu, ContainerSample.Builder sample) {
        var throttling = cpu.path("throttling_data");
        sample.setCpuMicros(scaled(number(cpu.path("cpu_usage").path("total_usage")), 1_000))
                .setCpuPeriods(number(throttling.path("periods")))
                .setCpuThrottledPeriods(number(throttling.path("throttled_periods")))
                .setCpuThrottledMicros(scaled(number(throttling.path("throttled_time")), 1_000));
    }

    private void memory(JsonNode memory, ContainerSample.Builder sample) {
        long usage = number(memory.path("usage"));
        var details = memory.path("stats");
        long inactive = number(
                details.has("total_inactive_file")
                        ? details.path("total_inactive_file")
                        : details.path("inactive_file"));
        long limit = number(memory.path("limit"));
        sample.setMemoryUsageKib(scaled(usage, 1_024))
                .setMemoryWorkingSetKib(
                        usage < 0 || inactive < 0 ? UNREADABLE : scaled(Math.max(0, usage - inactive), 1_024))
                .setMemoryLimitKib(hostMemory > 0 && limit >= hostMemory ? 0 : scaled(limit, 1_024))
                .setMemoryPeakKib(scaled(number(memory.path("max_usage")), 1_024));
    }

    /** Engines leave out a limit that there is not, or tell the largest number that they know. */
    private static long limit(JsonNode pids) {
        long limit = number(pids.path("limit"));
        return pids.has("current") && (limit == UNREADABLE || limit == Long.MAX_VALUE) ? 0 : limit;
    }

    private static void block(JsonNode block, ContainerSample.Builder sample) {
        var bytes = block.path("io_service_bytes_recursive");
        var operations = block.path("io_serviced_recursive");
        sample.setBlockReadBytes(sum(bytes, "read"))
                .setBlockWriteBytes(sum(bytes, "write"))
                .setBlockReads(sum(operations, "read"))
                .setBlockWrites(sum(operations, "write"));
    }

    private static long sum(JsonNode entries, String operation) {
        if (!entries.isArray()) {
            return UNREADABLE;
        }
        long sum = 0;
        for (JsonNode entry : entries) {
            if (entry.path("op").asText("").equalsIgnoreCase(operation)) {
                sum = plus(sum, Math.max(0, number(entry.path("value"))));
            }
        }
        return sum;
    }

    private static void network(JsonNode networks, ContainerSample.Builder sample) {
        sample.setNetworkReceivedBytes(total(networks, "rx_bytes"))
                .setNetworkReceivedPackets(total(networks, "rx_packets"))
                .setNetworkReceiveErrors(total(networks, "rx_errors"))
                .setNetworkReceiveDrops(total(networks, "rx_dropped"))
                .setNetworkSentBytes(total(networks, "tx_bytes"))
                .setNetworkSentPackets(total(networks, "tx_packets"))
                .setNetworkSendErrors(total(networks, "tx_errors"))
                .setNetworkSendDrops(total(networks, "tx_dropped"));
    }

    private static long total(JsonNode networks, String name) {
        long sum = 0;
        for (JsonNode network : networks) {
            sum = plus(sum, Math.max(0, number(network.path(name))));
        }
        return sum;
    }

    private static long plus(long sum, long value) {
        long total = sum + value;
        return total < 0 ? Long.MAX_VALUE : total;
    }

    private static long scaled(long value, long divisor) {
        return value < 0 ? value : value / divisor;
    }

    /** A number, cut at what a long holds; whatever else is there can't be read. */
    static long number(JsonNode node) {
        if (!node.isIntegralNumber()) {
            return UNREADABLE;
        }
        return node.canConvertToLong() ? Math.max(UNREADABLE, node.longValue()) : Long.MAX_VALUE;
    }
}
