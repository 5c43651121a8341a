package io.hullmark.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistrySettingsTest {
    @Test
    void shouldKnowNoRegistryUnlessToldOfOne() {
        assertThat(RegistrySettings.in(Map.of())).isEmpty();
    }

    @Test
    void shouldTellTheRegistryWhoAsksAndNobodyElse() {
        var settings = RegistrySettings.in(
                Map.of("registry.url", "https://registry:8081/ccompat", "registry.authorization", "Bearer secret"));

        assertThat(settings).hasValueSatisfying(registry -> {
            assertThat(registry.url()).isEqualTo(URI.create("https://registry:8081/ccompat"));
            assertThat(registry.headers()).containsOnly(Map.entry("Authorization", "Bearer secret"));
            assertThat(registry).hasToString("https://registry:8081/ccompat");
        });
    }

    @Test
    void shouldSayWhatAUrlLooksLike() {
        assertThatThrownBy(() -> RegistrySettings.in(Map.of("registry.url", "registry:8081")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("registry.url must be a URL without user and password, such as https://registry:8081, or"
                        + " nothing, got 'registry:8081'");
    }
}
