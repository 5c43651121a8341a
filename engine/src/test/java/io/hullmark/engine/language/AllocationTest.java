package io.hullmark.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Logic;
import io.hullmark.engine.rules.Verdict;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fleet is judged a hundred thousand times a second: deciding that all is well must leave nothing to collect. */
class AllocationTest {
    private static final int TIMES = 1_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "require: '!container.privileged'",
                "require: container.memory > 0 && container.memory / 2 + 1 <= 5000000000",
                "require: 'has(container.pidsLimit) ? container.pidsLimit > 0 : container.memory == 0'",
                "require: container.networkMode != 'host' && !(container.networkMode in ['none', 'bridge'])",
                "require: size(container.capAdd) < 5 && !('ALL' in container.capAdd)",
                "require: container.capAdd.all(c, c in policy.allowed)\npolicy: {allowed: [KILL, CHOWN]}",
                "require: '!container.mounts.exists(m, m.rw && path.within(m.source, \"/etc\"))'",
                "each: mount in container.mounts\nrequire: '!mount.source.startsWith(\"/etc\")'",
                "applies: container.labels[\"team\"] == \"blue\"\nrequire: container.privileged",
                "require: list.subset(container.capAdd, policy.allowed)\npolicy: {allowed: [KILL, CHOWN]}",
                "require: double(container.memory) >= 1.0 || -container.memory > 0",
                "require: '!container.name.contains(\"db\")'",
            })
    void shouldDecideWithoutGarbage(String lines) {
        var logic = Rules.rule(lines).logic();
        var bindings = Rules.bindings(Rules.container()
                .set("privileged", false)
                .set("memory", 8_000_000_000L)
                .set("pidsLimit", 100L)
                .set("networkMode", "web")
                .set("readonlyRootfs", true)
                .set("capAdd", List.of("KILL"))
                .set("labels", Map.of("team", "red"))
                .set("mounts", List.of(Rules.mount("/data", "/data", true), Rules.mount("/x", "/y", false))));
        decide(logic, bindings);

        long garbage = decide(logic, bindings);

        assertThat(garbage).isLessThan(TIMES);
    }

    /** Bytes that many decisions leave behind; what the measurement itself takes is far below one each. */
    private static long decide(Logic logic, Bindings bindings) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        int failed = 0;
        for (int count = 0; count < TIMES; count++) {
            failed += logic.decide(bindings) == Verdict.UNKNOWN ? 1 : 0;
        }
        long garbage = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(failed).isZero();
        return garbage;
    }
}
