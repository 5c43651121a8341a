package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Only the command that is named is set up; where none is, all are. */
final class CommandTreeTest {
    @Command
    private static final class Root {}

    static List<String> names() {
        return given("help");
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldSetUpTheCommandThatIsNamedAlone(String name) {
        var hullmark = new CommandLine(new Root());

        CommandTree.addTo(hullmark, name, "--help");

        if (!name.equals("help")) {
            assertThat(hullmark.getSubcommands()).containsOnlyKeys(name);
        }
        assertThat(hullmark.getSubcommands())
                .hasEntrySatisfying(
                        name, command -> assertThat(command.getCommandName()).isEqualTo(name));
    }

    @Test
    void shouldSetUpAllWhereNoneIsNamed() {
        assertThat(given()).isEqualTo(given("help")).isEqualTo(given("--help")).isEqualTo(given("chekc"));
        assertThat(names()).contains("up", "check", "agent", "streams", "detect", "version", "help");
    }

    private static List<String> given(String... arguments) {
        var hullmark = new CommandLine(new Root());
        CommandTree.addTo(hullmark, arguments);
        return List.copyOf(hullmark.getSubcommands().keySet());
    }
}
