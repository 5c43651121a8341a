package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of what nobody can know are refused before anything is read. */
final class ReportFlagsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--from 2026-01-01T00:00:00Z --to 2026-02-01T00:00:00Z | --framework is missing: say which one",
                "--framework soc2 --to 2026-02-01T00:00:00Z | Missing required option: '--from=TIME'",
                "--framework soc2 --from 2026-02-01T00:00:00Z --to 2026-02-01T00:00:00Z | --from must be before --to",
                "--framework soc2 --from 2026-02-01T00:00:00Z --to 2999-01-01T00:00:00Z | --to 2999-01-01T00:00:00Z lies in the future",
                "--framework soc2 --from 2026-01-01T00:00:00Z --to 2026-02-01T00:00:00Z --as-of 2026-01-31T00:00:00Z"
                        + " | nobody could know then what was to be",
                "--framework soc2 --from 2026-01-01T00:00:00Z --to 2026-02-01T00:00:00Z --output pdf | expected one of",
            })
    void shouldSayWhatIsWrong(String flags, String complaint) {
        var arguments = new ArrayList<>(List.of("report"));
        arguments.addAll(List.of(flags.split(" ", -1)));

        var call = Cli.run(arguments.toArray(String[]::new));

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains(complaint);
    }
}
