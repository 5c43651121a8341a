package io.hullmark.producer.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.schemas.topics.RecordKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostIdentityTest {
    private static final String MACHINE_ID = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path directory;

    @Test
    void shouldNotTellTheMachineIdItself() throws IOException {
        String identity = HostIdentity.from(machineId(MACHINE_ID), "web-7");

        assertThat(identity).matches("web-7-[0-9a-f]{12}").doesNotContain(MACHINE_ID.substring(0, 12));
        assertThat(HostIdentity.from(machineId(MACHINE_ID), "web-7")).isEqualTo(identity);
    }

    @Test
    void shouldTellTwoMachinesOfOneNameApart() throws IOException {
        String one = HostIdentity.from(machineId(MACHINE_ID), "web-7");
        String other = HostIdentity.from(machineId(MACHINE_ID.replace('0', '1')), "web-7");

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void shouldTakeTheNameAloneWhereThereIsNoMachineId() throws IOException {
        assertThat(HostIdentity.from(directory.resolve("none"), "web-7")).isEqualTo("web-7");
        assertThat(HostIdentity.from(machineId("uninitialized"), "web-7")).isEqualTo("web-7");
    }

    @Test
    void shouldMakeAnIdentityThatCanBeAKeyOfAnyName() throws IOException {
        Path machineId = machineId(MACHINE_ID);

        for (String name : new String[] {"", "my host/1", "a".repeat(254), "wéb\n7"}) {
            String identity = HostIdentity.from(machineId, name);
            assertThat(RecordKey.ofHost(identity).text()).isEqualTo(identity).doesNotContain(" ");
        }
    }

    private Path machineId(String id) throws IOException {
        return Files.writeString(directory.resolve("machine-id"), id + "\n");
    }
}
