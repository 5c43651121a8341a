package io.hullmark.engine.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.engine.rules.Verdict;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorecardTest {

    @ParameterizedTest(name = "{0}: score {1}, coverage {2}")
    @CsvSource({
        "'',                                            ,     ",
        "PASS,                                          1,    1",
        "FAIL,                                          0,    1",
        "accepted,                                      0,    1",
        "NOT_APPLICABLE,                                ,     ",
        "UNKNOWN,                                       ,     0",
        "MANUAL,                                        ,     0",
        "PASS PASS PASS FAIL,                           0.75, 1",
        "PASS accepted,                                 0.5,  1",
        "PASS FAIL NOT_APPLICABLE NOT_APPLICABLE,       0.5,  1",
        "PASS UNKNOWN,                                  1,    0.5",
        "PASS MANUAL UNKNOWN FAIL NOT_APPLICABLE,       0.5,  0.5",
    })
    void shouldScoreWhatWasObservedAndApplies(String verdicts, @Nullable Double score, @Nullable Double coverage) {
        var card = card(verdicts);

        assertThat(card.score()).isEqualTo(share(score));
        assertThat(card.coverage()).isEqualTo(share(coverage));
    }

    @Test
    void shouldCountEachKindByItself() {
        var card = card("PASS FAIL accepted UNKNOWN UNKNOWN MANUAL NOT_APPLICABLE");

        assertThat(card).isEqualTo(new Scorecard(1, 2, 1, 2, 1, 1));
    }

    @ParameterizedTest
    @CsvSource({"-1,0,0,0,0,0", "0,1,2,0,0,0", "0,1,-1,0,0,0", "0,0,0,0,-2,0"})
    void shouldRefuseWhatCannotBeCounted(
            long passed, long failed, long accepted, long unknown, long manual, long notApplicable) {
        assertThatThrownBy(() -> new Scorecard(passed, failed, accepted, unknown, manual, notApplicable))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static OptionalDouble share(@Nullable Double share) {
        return share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
    }

    private static Scorecard card(String verdicts) {
        return Arrays.stream(verdicts.split(" ", -1))
                .filter(verdict -> !verdict.isEmpty())
                .map(verdict ->
                        verdict.equals("accepted") ? Scorecard.ofAccepted() : Scorecard.of(Verdict.valueOf(verdict)))
                .reduce(Scorecard.EMPTY, Scorecard::plus);
    }
}
