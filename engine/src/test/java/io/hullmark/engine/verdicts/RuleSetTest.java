package io.hullmark.engine.verdicts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.fixtures.SmallRules;
import io.hullmark.engine.picture.SectionMask;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.PolicyValues;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleSetTest {
    private final RuleSet rules = RuleSet.of(List.of(
            entry(0, 1, "zero container requires container.privileged is false"),
            entry(1, 2, "one container requires container.privileged is false when container.state is running"),
            entry(2, 3, "two container requires image.user isnt root when host.rootless is true"),
            entry(3, 4, "three image requires image.user isnt root"),
            entry(4, 5, "four host requires host.coverage.silent is false")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONTAINER | container.security | 0 1",
                "CONTAINER | container.state | 1",
                "CONTAINER | container.labels | ''",
                "CONTAINER | image.config | 2",
                "CONTAINER | host.daemon | 2",
                "CONTAINER | container.state,image.config | 1 2",
                "CONTAINER | something.unknown | 0 1 2",
                "IMAGE | image.config | 3",
                "IMAGE | host.coverage | ''",
                "HOST | host.coverage | 4",
                "VOLUME | something.unknown | ''"
            })
    void shouldFindTheRulesThatAChangeConcerns(ObjectKind kind, String sections, String ordinals) {
        var mask = SectionMask.of(Set.of(sections.split(",", -1)));

        assertThat(rules.concerned(kind, mask).ordinals()).containsExactly(numbers(ordinals));
    }

    @Test
    void shouldOrderRulesByTheirIds() {
        assertThat(rules.on(ObjectKind.CONTAINER))
                .extracting(entry -> entry.id().value())
                .containsExactly("one", "two", "zero");
    }

    @Test
    void shouldFindTheRulesThatChangedSince() {
        assertThat(rules.since(3)).containsExactly(3, 4);
        assertThat(rules.since(5)).isEmpty();
    }

    @Test
    void shouldInsistOnOrdinalsWithoutHoles() {
        var entries = List.of(entry(1, 1, "one container manual"));

        assertThatThrownBy(() -> RuleSet.of(entries)).hasMessage("no rule has the ordinal 0");
    }

    private static RuleSet.Entry entry(int ordinal, long since, String text) {
        var rule = ((Compilation.Accepted) new SmallRules().compile(text, PolicyValues.NONE)).rule();
        return new RuleSet.Entry(
                new HeldRule(rule.id().value(), text, ordinal, since, HeldRule.Standing.IN_FORCE), rule);
    }

    private static int[] numbers(String words) {
        return List.of(words.split(" ", -1)).stream()
                .filter(word -> !word.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
