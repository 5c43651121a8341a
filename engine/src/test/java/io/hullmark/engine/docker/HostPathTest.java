package io.hullmark.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPathTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "/, /",
        "//, /",
        "/etc, /etc",
        "/etc/, /etc",
        "//etc///docker//, /etc/docker",
        "/etc/./docker/., /etc/docker",
        "/var/lib/../run, /var/run",
        "/.., /",
        "/../../etc, /etc",
        "/a/b/../.., /",
        "/..hidden/...x, /..hidden/...x",
        "'', ''",
        "a/../.., ..",
        "./a, a",
        "a/.., .",
    })
    void shouldNormalise(String path, String normal) {
        assertThat(HostPath.normalise(path)).isEqualTo(normal);
    }

    @ParameterizedTest(name = "{0} within {1}: {2}, {0} above {1}: {3}, overlap: {4}")
    @CsvSource({
        "/etc, /etc, true, false, true",
        "/etc/, /etc, true, false, true",
        "/etc/docker, /etc, true, false, true",
        "/etc/../etc/docker, //etc, true, false, true",
        "/etcetera, /etc, false, false, false",
        "/, /etc, false, true, true",
        "/etc, /, true, false, true",
        "/, /, true, false, true",
        "/var, /var/run/docker.sock, false, true, true",
        "/var/run/docker.sock, /var/run, true, false, true",
        "/var/lib, /var/run, false, false, false",
        "'', /, false, false, false",
        "/, '', false, false, false",
        "'', '', false, false, false",
    })
    void shouldCompare(String one, String other, boolean within, boolean above, boolean overlap) {
        assertThat(HostPath.within(one, other)).as("within").isEqualTo(within);
        assertThat(HostPath.above(one, other)).as("above").isEqualTo(above);
        assertThat(HostPath.overlaps(one, other)).as("overlaps").isEqualTo(overlap);
    }
}
