package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.check.Assessment;
import io.hullmark.engine.language.text.CheckedTexts;
import io.hullmark.streams.check.ObservedCheckup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was checked once says the same when it is read again. */
final class CheckedFileTest {
    private static final Path RULES = Path.of("..", "rules");
    private static final String INSPECTED = "src/test/resources/parity/inspected.json";

    @TempDir
    private Path directory;

    @Test
    void shouldGiveRulesThatSayTheSame() throws IOException {
        var file = made();
        var asked = new ArrayList<String>();
        var read = CheckedFile.read(file);

        var rules = RuleFiles.read(RULES, Optional.empty(), key -> {
            var found = read.find(key);
            asked.add(found.isPresent() ? "found" : "missing");
            return found;
        });

        assertThat(asked).hasSizeGreaterThan(500).containsOnly("found");
        assertThat(checked(rules)).isEqualTo(checked(plain())).hasSizeGreaterThan(100);
        assertThat(rules.pack().rules())
                .extracting(rule -> rule.reads())
                .isEqualTo(plain().pack().rules().stream()
                        .map(rule -> rule.reads())
                        .toList());
    }

    @Test
    void shouldDoWithoutAFileThatIsDamaged() throws IOException {
        var file = made();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1_000));

        var rules = RuleFiles.read(RULES, Optional.empty(), CheckedFile.read(file));

        assertThat(checked(rules)).isEqualTo(checked(plain()));
    }

    @Test
    void shouldDoWithoutAFileInWhichAByteIsAnother() throws IOException {
        var file = made();
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        var read = CheckedFile.read(file);

        assertThat(read.isEmpty()).isTrue();
    }

    @Test
    void shouldDoWithoutExpressionsThatAreDamaged() {
        var rules = RuleFiles.read(RULES, Optional.empty(), key -> Optional.of(new byte[] {1, 2, 3}));

        assertThat(checked(rules)).isEqualTo(checked(plain()));
    }

    @Test
    void shouldNotTakeTheExpressionOfOtherTypesForTheSame() throws IOException {
        var policy = Files.writeString(directory.resolve("policy.yaml"), "maxStoppedContainers: 3\n");
        var read = CheckedFile.read(made());

        var rules = RuleFiles.read(RULES, Optional.of(policy), read);

        assertThat(checked(rules)).isEqualTo(checked(RuleFiles.read(RULES, Optional.of(policy), CheckedTexts.NONE)));
    }

    private Path made() throws IOException {
        var file = directory.resolve("checked");
        CheckedRules.main(new String[] {RULES.toString(), file.toString()});
        return file;
    }

    private static RuleFiles plain() {
        return RuleFiles.read(RULES, Optional.empty(), CheckedTexts.NONE);
    }

    private static List<String> checked(RuleFiles rules) {
        var input = CheckInput.inspected(List.of(INSPECTED), InputStream.nullInputStream());
        var seen = new ObservedCheckup.Seen(input.observations(), input.untold(), CheckInput.UNTOLD);
        return ObservedCheckup.of(rules.byText(), seen, List.of(), Instant.parse("2026-11-21T12:00:00Z")).stream()
                .map(CheckedFileTest::said)
                .toList();
    }

    private static String said(Assessment one) {
        return "%s %s %s %s %s"
                .formatted(one.subject().key(), one.rule().id(), one.verdict(), one.detail(), one.flaws());
    }
}
