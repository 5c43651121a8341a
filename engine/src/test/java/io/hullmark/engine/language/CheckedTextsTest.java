package io.hullmark.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.language.CelRules.FileCompilation;
import io.hullmark.engine.language.RulePack.Entry;
import io.hullmark.engine.language.RulePack.Loading;
import io.hullmark.engine.language.text.CheckedTexts;
import io.hullmark.engine.rules.PolicyValues;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What came of reading a text once is what comes of reading it again. */
class CheckedTextsTest {
    private static final Path RULES = Path.of("..", "rules");
    private static final String FILE = """
            # two rules, the first with a place that says more than it means
            id: privileged
            title: "Containers are \\u0022confined\\u0022"
            subject: container
            severity: high
            require: >-
              !container.privileged
            message: "{container.name} is privileged"
            remediation: Confine it.
            tests:
              - {given: {container: {privileged: true}}, expect: FAIL}
            ---
            id: few-stopped
            title: Few containers are stopped
            subject: host
            severity: low
            policy: {most: 3}
            manual: Count them.
            tests:
              - {expect: MANUAL}
            """;

    private final Memory memory = new Memory();

    @Test
    void shouldGiveTheShippedRulesAsTheyAreWritten() {
        var written = shipped(memory);

        var again = shipped(memory);

        assertThat(memory.unknown).isEqualTo(memory.texts.keySet()).hasSizeGreaterThan(500);
        assertThat(again)
                .map(CheckedTextsTest::said)
                .isEqualTo(written.stream().map(CheckedTextsTest::said).toList());
    }

    @Test
    void shouldJudgeAsTheShippedRulesTestsExpectWithWhatWasKept() {
        shipped(memory);

        var again = shipped(memory);

        assertThat(again)
                .flatMap(entry -> RuleTests.run(entry.compiled()))
                .hasSizeGreaterThan(500)
                .allMatch(RuleTest.Result.Passed.class::isInstance);
    }

    @Test
    void shouldReadTestsWhenSomebodyAsksForThem() {
        var written = accepted(memory, FILE);

        var again = accepted(memory, FILE);

        assertThat(places(again)).isEqualTo(places(written)).hasSize(2);
        assertThat(again).flatMap(RuleTests::run).hasSize(2).allMatch(RuleTest.Result.Passed.class::isInstance);
    }

    @Test
    void shouldSayWhereAValueOfTheSiteDoesNotFit() {
        var site = new PolicyValues(Map.of("most", "many"));
        accepted(memory, FILE);

        var again = new CelRules(memory).compileFile(FILE, site);

        assertThat(again).isEqualTo(new CelRules().compileFile(FILE, site)).isInstanceOf(FileCompilation.Refused.class);
    }

    @Test
    void shouldReadATextThatIsAnother() {
        accepted(memory, FILE);

        var edited = accepted(memory, FILE.replace("severity: high", "severity: low "));

        assertThat(edited.get(0).rule().severity()).hasToString("LOW");
    }

    @Test
    void shouldNotKeepAFileWithATestThatCanNotBe() {
        var wrong = FILE.replace("expect: FAIL", "expect: BROKEN");
        new CelRules(memory).compileFile(wrong, PolicyValues.NONE);

        var again = new CelRules(memory).compileFile(wrong, PolicyValues.NONE);

        assertThat(again).isInstanceOf(FileCompilation.Refused.class);
    }

    @Test
    void shouldReadATextAnewWhereWhatWasKeptIsCutOff() {
        var written = accepted(memory, FILE);
        memory.texts.replaceAll((key, bytes) -> Arrays.copyOf(bytes, bytes.length / 2));

        var again = accepted(memory, FILE);

        assertThat(again)
                .map(rule -> rule.rule().hash())
                .isEqualTo(written.stream().map(rule -> rule.rule().hash()).toList());
    }

    private static List<Entry> shipped(CheckedTexts texts) {
        return ((Loading.Loaded) RulePack.load(RULES, PolicyValues.NONE, new CelRules(texts)))
                .pack()
                .entries();
    }

    private static List<CompiledRule> accepted(CheckedTexts texts, String file) {
        return ((FileCompilation.Accepted) new CelRules(texts).compileFile(file, PolicyValues.NONE)).rules();
    }

    private static List<String> places(List<CompiledRule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.tests().stream())
                .map(test -> "%d:%d %s %s".formatted(test.line(), test.column(), test.name(), test.expect()))
                .toList();
    }

    /** All of a rule but its closures, whose verdicts other tests compare. */
    private static String said(Entry entry) {
        var rule = entry.rule();
        return String.join(
                "\n",
                rule.id() + " " + rule.title() + " " + rule.subject() + " " + rule.severity() + " " + rule.mode(),
                rule.remediation() + " " + rule.controls() + " " + rule.hash() + " " + rule.perElement(),
                new TreeSet<>(rule.reads()).toString(),
                entry.compiled().text() + " " + entry.compiled().line(),
                entry.compiled().tests().stream().map(entry::placeOf).toList().toString());
    }

    /** Keeps everything, and tells what it was asked for in vain. */
    private static final class Memory implements CheckedTexts {
        private final Map<String, byte[]> texts = new ConcurrentHashMap<>();
        private final Set<String> unknown = ConcurrentHashMap.newKeySet();

        @Override
        public Optional<byte[]> find(String key) {
            var found = Optional.ofNullable(texts.get(key));
            if (found.isEmpty()) {
                unknown.add(key);
            }
            return found;
        }

        @Override
        public void keep(String key, Supplier<byte[]> reading) {
            texts.put(key, reading.get());
        }
    }
}
