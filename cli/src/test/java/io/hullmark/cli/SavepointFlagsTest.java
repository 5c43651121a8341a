package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.replay.Records;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Where replays may begin is a matter of two flags. */
final class SavepointFlagsTest {
    @Test
    void shouldKeepSavepointsUnlessAskedNotTo() {
        assertThat(flags().of(new Named()).apply(3).areKept()).isTrue();
        assertThat(flags("--savepoints", "here").of(new Named()).apply(3).areKept())
                .isTrue();
        assertThat(flags("--afresh").of(new Named()).apply(3).areKept()).isFalse();
    }

    @Test
    void shouldRefuseToKeepAndNotToKeepThem() {
        var both = flags("--afresh", "--savepoints", "here");

        assertThatThrownBy(() -> both.of(new Named()))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("leave out --savepoints");
    }

    @Test
    void shouldTellOneBuildFromAnotherByItsCode() {
        assertThat(Build.fingerprint()).isEqualTo(Build.fingerprint()).matches("[0-9a-f]{64}");
    }

    private static SavepointFlags flags(String... arguments) {
        var asked = new Asked();
        new CommandLine(asked).parseArgs(arguments);
        return asked.flags;
    }

    @Command
    private static final class Asked {
        @Mixin
        private SavepointFlags flags = new SavepointFlags();
    }

    private static final class Named implements Evidence {
        @Override
        public int partitions() {
            return 4;
        }

        @Override
        public String name() {
            return "named";
        }

        @Override
        public Records facts(int partition, long from) {
            throw new IllegalStateException("nobody has to read it");
        }

        @Override
        public Records violations(int partition) {
            throw new IllegalStateException("nobody has to read it");
        }
    }
}
