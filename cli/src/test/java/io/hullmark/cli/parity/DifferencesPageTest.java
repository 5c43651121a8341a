package io.hullmark.cli.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.language.RulePack;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesPageTest {
    private static final KnownDifferences KNOWN = KnownDifferences.shipped();
    private static final List<Rule> RULES = ((RulePack.Loading.Loaded)
                    RulePack.load(Path.of("..", "rules"), PolicyValues.NONE))
            .pack()
            .rules();

    @Test
    void shouldDescribeTheDifferencesOfToday() throws IOException {
        var page = DifferencesPage.text(KNOWN, RULES);
        if ("write".equals(System.getProperty("hullmark.docs"))) {
            Files.writeString(DifferencesPage.FILE, page);
        }

        assertThat(DifferencesPage.FILE)
                .as(
                        "docs/differences-to-docker-bench.md is not current; run this test with -Dhullmark.docs=write and commit what it wrote")
                .hasContent(page);
    }

    @Test
    void shouldKnowEveryCheckThatARuleServes() {
        assertThat(DifferencesPage.serving(KNOWN, RULES).keySet())
                .hasSize(117 + KNOWN.rules().size())
                .containsExactlyInAnyOrderElementsOf(KNOWN.kinds().keySet());
    }

    @Test
    void shouldSpeakOnlyOfChecksAndRulesThatThereAre() {
        var ids = RULES.stream().map(rule -> rule.id().value()).toList();

        assertThat(KNOWN.explanations()).allSatisfy(explanation -> {
            assertThat(KNOWN.kinds().keySet()).containsAll(explanation.checks());
            assertThat(ids).containsAll(explanation.rules());
            assertThat(explanation.theirs()).isNotEmpty();
            assertThat(explanation.ours()).isNotEmpty();
        });
        assertThat(ids).containsAll(KNOWN.rules().values());
    }

    @Test
    void shouldNotExplainWhatIsNoDifference() {
        assertThat(KNOWN.explanations())
                .allSatisfy(explanation -> assertThat(explanation.theirs())
                        .anySatisfy(
                                theirs -> assertThat(explanation.ours()).anyMatch(ours -> !Pair.agree(theirs, ours))));
    }
}
