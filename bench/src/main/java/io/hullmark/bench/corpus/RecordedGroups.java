package io.hullmark.bench.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A host's kernel files on a disk: control groups of version 2 for the containers of {@link Inspected}, as a kernel of the 6 series
 * shows those of a web service. Reading them costs an agent what it costs in life but for the kernel's own work of writing the texts,
 * which is one to three microseconds a file.
 */
public final class RecordedGroups {
    private static final long FIRST_PID = 10_000;
    private static final String PRESSURE = """
            some avg10=0.12 avg60=0.10 avg300=0.05 total=%d
            full avg10=0.00 avg60=0.00 avg300=0.00 total=%d
            """;
    private static final String NETWORK = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                lo:   50000     400    0    0    0     0          0         0    50000     400    0    0    0     0       0          0
              eth0: %d   40000    0    0    0     0          0         0 %d   70000    0    0    0     0       0          0
            """;
    private static final String MEMORY_STAT = """
            anon 141943040
            file 62914560
            kernel 5242880
            kernel_stack 327680
            pagetables 1048576
            sec_pagetables 0
            percpu 2304
            sock 4096
            vmalloc 0
            shmem 0
            zswap 0
            zswapped 0
            file_mapped 20971520
            file_dirty 135168
            file_writeback 0
            swapcached 0
            anon_thp 0
            file_thp 0
            shmem_thp 0
            inactive_anon 141930752
            active_anon 12288
            inactive_file 52428800
            active_file 10485760
            unevictable 0
            slab_reclaimable 2097152
            slab_unreclaimable 1048576
            slab 3145728
            workingset_refault_anon 0
            workingset_refault_file 512
            workingset_activate_anon 0
            workingset_activate_file 128
            workingset_restore_anon 0
            workingset_restore_file 64
            workingset_nodereclaim 0
            pgscan 4096
            pgsteal 2048
            pgfault 1234567
            pgmajfault 120
            """;

    private RecordedGroups() {}

    /** First process of a container. */
    public static long pid(int number) {
        return FIRST_PID + number;
    }

    /** Writes the files of a host with so many containers into a directory, which is the host's root from then on. */
    public static void write(Path root, int containers) throws IOException {
        files(root, host());
        for (int number = 0; number < containers; number++) {
            files(root, container(number));
        }
    }

    private static Map<String, String> host() {
        return Map.of(
                "sys/fs/cgroup/cgroup.controllers",
                "cpuset cpu io memory pids\n",
                "proc/stat",
                "cpu  1000 20 500 90000 300 0 40 60 0 0\ncpu0 500 10 250 45000 150 0 20 30 0 0\ncpu1 500 10 250 45000 150 0 20 30 0 0\n",
                "proc/meminfo",
                "MemTotal:       16315752 kB\nMemFree:         1200000 kB\nMemAvailable:    9000000 kB\n",
                "proc/loadavg",
                "0.52 1.25 2.07 2/800 4242\n",
                "proc/pressure/cpu",
                PRESSURE.formatted(5_000_000, 0),
                "proc/pressure/memory",
                PRESSURE.formatted(7_000, 6_000),
                "proc/pressure/io",
                PRESSURE.formatted(900_000, 800_000));
    }

    private static Map<String, String> container(int number) {
        var files = new HashMap<String, String>();
        var group = "system.slice/docker-" + Inspected.id(number) + ".scope";
        var process = "proc/" + pid(number);
        files.put(process + "/cgroup", "0::/" + group + "\n");
        files.put(process + "/net/dev", NETWORK.formatted(30_000_000_000L + number, 90_000_000_000L + number));
        var directory = "sys/fs/cgroup/" + group + "/";
        files.put(
                directory + "cpu.stat",
                "usage_usec %d\nuser_usec 100000000\nsystem_usec 23456789\nnr_periods 4000\nnr_throttled 250\nthrottled_usec 9876543\n"
                        .formatted(60_480_000_000L + number));
        files.put(directory + "memory.current", "%d\n".formatted(215_343_104L + number * 4_096L));
        files.put(directory + "memory.stat", MEMORY_STAT);
        files.put(directory + "memory.max", "536870912\n");
        files.put(directory + "memory.peak", "388743168\n");
        files.put(directory + "memory.events", "low 0\nhigh 0\nmax 0\noom 0\noom_kill 0\noom_group_kill 0\n");
        files.put(directory + "pids.current", "12\n");
        files.put(directory + "pids.max", "100\n");
        files.put(directory + "io.stat", "8:0 rbytes=1048576 wbytes=4194304 rios=64 wios=256 dbytes=0 dios=0\n");
        files.put(directory + "cpu.pressure", PRESSURE.formatted(600_000_000 + number, 300_000_000));
        files.put(directory + "memory.pressure", PRESSURE.formatted(0, 0));
        files.put(directory + "io.pressure", PRESSURE.formatted(4_000_000, 3_000_000));
        return files;
    }

    private static void files(Path root, Map<String, String> texts) throws IOException {
        for (var text : texts.entrySet()) {
            var file = root.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue());
        }
    }
}
