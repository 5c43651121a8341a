package io.hullmark.engine.language;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.language.RulePack.Entry;
import io.hullmark.engine.language.RulePack.Loading;
import io.hullmark.engine.rules.Control;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that we ship against the one place where people review which requirements they serve. */
class ShippedControlsTest {
    private static final Path RULES = Path.of("..", "rules");
    private static final String BENCHMARK = "cis-docker";

    /** More would make every violation of a rule larger, and readers weary. */
    private static final int MOST = 12;

    private static ControlMapping mapping;

    @BeforeAll
    static void read() throws IOException {
        mapping = ControlMapping.read(RULES.resolve("controls.yaml"));
        if ("write".equals(System.getProperty("hullmark.docs"))) {
            for (Entry entry : entries()) {
                write(entry);
            }
        }
    }

    @Test
    void shouldGiveEachRuleTheControlsOfItsThemes() {
        assertThat(entries())
                .allSatisfy(entry -> assertThat(entry.rule().controls())
                        .as(
                                "%s does not have the controls of controls.yaml; run this test with -Dhullmark.docs=write",
                                entry.rule().id())
                        .isEqualTo(expected(entry)));
    }

    @Test
    void shouldHaveAThemeForEachRuleAndNoOther() {
        assertThat(mapping.rules())
                .containsExactlyInAnyOrderElementsOf(entries().stream()
                        .map(entry -> entry.rule().id().value())
                        .toList());
    }

    @Test
    void shouldSayOfEachThemeWhyAndNothingElseThanWhatIsRead() {
        var known = new ArrayList<>(mapping.frameworks().keySet());
        known.addAll(List.of("why", "rules"));

        assertThat(mapping.themes()).isNotEmpty().allSatisfy((name, theme) -> {
            assertThat(theme).containsOnlyKeys(known);
            assertThat(theme.get("why")).asString().hasSizeGreaterThan(50);
        });
    }

    @Test
    void shouldServeEachFrameworkOnlyWithAFewControlsPerRule() {
        assertThat(entries())
                .allSatisfy(entry -> assertThat(entry.rule().controls())
                        .as("%s", entry.rule().id())
                        .doesNotHaveDuplicates()
                        .hasSizeLessThanOrEqualTo(MOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6.0", "1.8.0"})
    void shouldGiveEachCheckOneLevel(String version) {
        var served = entries().stream()
                .flatMap(entry -> entry.rule().controls().stream())
                .filter(control -> control.framework().equals(BENCHMARK)
                        && control.version().equals(version))
                .map(Control::id)
                .distinct()
                .toList();

        assertThat(mapping.levelled(version)).containsExactlyInAnyOrderElementsOf(served);
        assertThat(mapping.levels().getOrDefault(version, Map.of()).keySet()).isEqualTo(Set.of(1, 2));
    }

    private static List<Control> expected(Entry entry) {
        var controls = new ArrayList<Control>();
        entry.rule().controls().stream()
                .filter(control -> control.framework().equals(BENCHMARK))
                .forEach(controls::add);
        controls.addAll(mapping.of(entry.rule().id().value()));
        return controls;
    }

    /** Leaves what the rule says of the benchmark as it is, with its comments, and writes the rest anew. */
    private static void write(Entry entry) throws IOException {
        var text = Files.readString(entry.file()).replaceAll("(?m)^  - \\{framework: (?!cis-docker).*\\}\\n", "");
        var mapped = mapping.of(entry.rule().id().value()).stream()
                .map(ShippedControlsTest::line)
                .collect(joining());
        var block = text.contains("\ncontrols:\n") ? mapped : "controls:\n" + mapped;
        Files.writeString(entry.file(), text.replaceFirst("(?m)^tests:$", block + "tests:"));
    }

    private static String line(Control control) {
        return "  - {framework: %s, %sid: \"%s\"}\n"
                .formatted(
                        control.framework(),
                        control.version().isEmpty() ? "" : "version: \"%s\", ".formatted(control.version()),
                        control.id());
    }

    /** Read anew, for they may just have been written. */
    private static List<Entry> entries() {
        var loading = RulePack.load(RULES);
        assertThat(loading).isInstanceOf(Loading.Loaded.class);
        return ((Loading.Loaded) loading).pack().entries();
    }
}
