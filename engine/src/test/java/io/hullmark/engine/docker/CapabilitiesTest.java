package io.hullmark.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CapabilitiesTest {
    @Test
    void shouldKnowFortyOneCapabilitiesAndFourteenDefaults() {
        assertThat(Capabilities.ALL).hasSize(41).isSorted().doesNotHaveDuplicates();
        assertThat(Capabilities.DEFAULTS).hasSize(14).isSorted().isSubsetOf(Capabilities.ALL);
    }

    @ParameterizedTest
    @CsvSource({
        "NET_RAW, NET_RAW",
        "CAP_NET_RAW, NET_RAW",
        "cap_net_raw, NET_RAW",
        "all, ALL",
        "' sys_admin ', SYS_ADMIN"
    })
    void shouldNormalise(String given, String normal) {
        assertThat(Capabilities.normalise(given)).isEqualTo(normal);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void shouldWorkOutWhatAContainerHas(
            List<String> added, List<String> dropped, boolean privileged, List<String> effective) {
        assertThat(Capabilities.effective(added, dropped, privileged)).containsExactlyElementsOf(effective);
    }

    static Stream<Arguments> sets() {
        var defaults = Capabilities.DEFAULTS;
        var all = Capabilities.ALL;
        return Stream.of(
                argumentSet("nothing asked for", List.of(), List.of(), false, defaults),
                argumentSet("privileged outweighs all", List.of(), List.of("ALL"), true, all),
                argumentSet("one dropped", List.of(), List.of("NET_RAW"), false, without(defaults, "NET_RAW")),
                argumentSet(
                        "one dropped, spelled oddly",
                        List.of(),
                        List.of("cap_mknod"),
                        false,
                        without(defaults, "MKNOD")),
                argumentSet("all dropped", List.of(), List.of("ALL"), false, List.of()),
                argumentSet("all dropped in lower case", List.of(), List.of("all"), false, List.of()),
                argumentSet(
                        "all dropped, some added",
                        List.of("NET_BIND_SERVICE", "CAP_CHOWN"),
                        List.of("ALL"),
                        false,
                        List.of("CHOWN", "NET_BIND_SERVICE")),
                argumentSet("all added", List.of("ALL"), List.of(), false, all),
                argumentSet(
                        "all added but one", List.of("ALL"), List.of("SYS_ADMIN"), false, without(all, "SYS_ADMIN")),
                argumentSet("all added and all dropped", List.of("ALL"), List.of("ALL"), false, all),
                argumentSet("dropped and added", List.of("KILL"), List.of("KILL"), false, defaults),
                argumentSet("added twice", List.of("KILL", "CAP_KILL"), List.of(), false, defaults));
    }

    private static List<String> without(List<String> names, String name) {
        return names.stream().filter(other -> !other.equals(name)).toList();
    }
}
