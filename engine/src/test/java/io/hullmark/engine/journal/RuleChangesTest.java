package io.hullmark.engine.journal;

import static io.hullmark.engine.fixtures.Journal.told;
import static io.hullmark.engine.fixtures.Journal.transitions;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.fixtures.Observed;
import io.hullmark.engine.journal.Outcome.RuleRefused;
import io.hullmark.engine.rules.Severity;
import io.hullmark.engine.rules.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleChangesTest {
    private static final String NOT_PRIVILEGED = "not-privileged container requires container.privileged is false";

    private final Journal journal = new Journal();
    private final Observed web = Observed.container("h1", "web");
    private final Observed bad = web.with("privileged", true);

    @Test
    void shouldJudgeExistingContainersByANewRuleWhenASliceIsGranted() {
        journal.add(bad.taken());

        var published = journal.publish(NOT_PRIVILEGED);
        var due = journal.fold().sliceDue();
        var slice = journal.add(new Fact.SliceGranted(10));

        assertThat(published).isEmpty();
        assertThat(due).isTrue();
        assertThat(told(slice)).containsExactly("opened not-privileged web");
        assertThat(journal.fold().sliceDue()).isFalse();
    }

    @Test
    void shouldJudgeByANewRuleAtOnceWhoeverChanges() {
        journal.add(bad.taken());
        journal.publish(NOT_PRIVILEGED);

        var changed = journal.add(bad.with("state", "paused").taken());
        var slice = journal.add(new Fact.SliceGranted(10));

        assertThat(told(changed)).containsExactly("opened not-privileged web");
        assertThat(slice).isEmpty();
    }

    @Test
    void shouldSweepInTheOrderOfKeysSliceBySlice() {
        for (String id : List.of("c", "a", "d", "b")) {
            journal.add(Observed.container("h1", id).with("privileged", true).taken());
        }
        journal.publish(NOT_PRIVILEGED);
        var slices = new ArrayList<List<String>>();

        while (journal.fold().sliceDue()) {
            slices.add(told(journal.add(new Fact.SliceGranted(2))));
        }

        // the host is the first subject
        assertThat(slices)
                .containsExactly(
                        List.of("opened not-privileged a"),
                        List.of("opened not-privileged b", "opened not-privileged c"),
                        List.of("opened not-privileged d"));
    }

    @Test
    void shouldStartTheSweepAgainWhenAnotherRuleComes() {
        var other = Observed.container("h1", "zoo").with("privileged", true).with("readonlyRootfs", true);
        journal.add(bad.taken(), other.taken());
        journal.publish(NOT_PRIVILEGED);
        var first = journal.add(new Fact.SliceGranted(2));

        journal.publish("writable container requires container.readonlyRootfs is false");
        var second = journal.add(new Fact.SliceGranted(2));
        var third = journal.add(new Fact.SliceGranted(2));

        assertThat(told(first)).containsExactly("opened not-privileged web");
        assertThat(told(second)).isEmpty();
        assertThat(told(third)).containsExactly("opened not-privileged zoo", "opened writable zoo");
        assertThat(journal.fold().sliceDue()).isFalse();
    }

    @Test
    void shouldNotNeedASweepWhereNobodyIsJudged() {
        journal.publish(NOT_PRIVILEGED);

        assertThat(journal.fold().sliceDue()).isFalse();
    }

    @Test
    void shouldWriteNothingForSubjectsOfWhichARuleSaysNothingNew() {
        journal.add(web.taken());
        journal.publish("image-user image requires image.user isnt root");
        var before = journal.memory().subjects().find(web.key());

        journal.add(new Fact.SliceGranted(10));

        assertThat(journal.memory().subjects().find(web.key()).orElseThrow()).isSameAs(before.orElseThrow());
    }

    @Test
    void shouldResolveTheFindingsOfAWithdrawnRule() {
        journal.publish(NOT_PRIVILEGED);
        journal.add(bad.taken());
        journal.withdraw("not-privileged");

        var slice = journal.add(new Fact.SliceGranted(10));

        assertThat(told(slice)).containsExactly("resolved RULE_WITHDRAWN not-privileged web");
        assertThat(transitions(slice).get(0).requirement().title()).isEqualTo("Title of not-privileged");
        assertThat(journal.posture(web.key())).isEmpty();
    }

    @Test
    void shouldReopenWhatARuleFindsThatComesBack() {
        journal.publish(NOT_PRIVILEGED);
        journal.add(bad.taken());
        journal.withdraw("not-privileged");
        journal.add(new Fact.SliceGranted(10));
        journal.publish(NOT_PRIVILEGED);

        var slice = journal.add(new Fact.SliceGranted(10));

        assertThat(told(slice)).containsExactly("reopened not-privileged web");
    }

    @ParameterizedTest
    @CsvSource({
        "container.privileged is true, RULE_CHANGED",
        "container.privileged is false when container.state is paused, RULE_CHANGED",
    })
    void shouldSayThatAFindingEndedBecauseItsRuleChanged(String requirement, String reason) {
        journal.publish(NOT_PRIVILEGED);
        journal.add(bad.taken());
        journal.publish("not-privileged container requires " + requirement);

        var slice = journal.add(new Fact.SliceGranted(10));

        assertThat(told(slice)).containsExactly("resolved " + reason + " not-privileged web");
    }

    @Test
    void shouldSayThatAFindingIsFixedOnceTheChangedRuleHasBeenMet() {
        journal.publish(NOT_PRIVILEGED);
        journal.add(bad.taken(), Observed.container("h1", "zoo").taken());
        journal.publish(NOT_PRIVILEGED.replace("container requires", "low container requires"));
        journal.add(new Fact.SliceGranted(2));
        journal.publish("image-user image requires image.user isnt root");

        var fixed = journal.add(web.taken());

        assertThat(told(fixed)).containsExactly("resolved FIXED not-privileged web");
        assertThat(transitions(fixed).get(0).requirement().severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void shouldEndTheFindingsOfARuleThatJudgesOthersNow() {
        journal.publish(NOT_PRIVILEGED);
        journal.add(bad.taken());
        journal.publish("not-privileged host requires host.experimental is false");

        var slice = journal.add(new Fact.SliceGranted(10));

        assertThat(told(slice)).containsExactly("resolved RULE_CHANGED not-privileged web");
    }

    @Test
    void shouldCountOnlyChangesOfTheRuleSet() {
        journal.publish(NOT_PRIVILEGED);
        var first = journal.fold().epoch();

        journal.publish(NOT_PRIVILEGED);
        journal.withdraw("unknown");
        var same = journal.fold().epoch();
        journal.publish("other container manual");
        journal.withdraw("other");
        var back = journal.fold().epoch();

        assertThat(first.number()).isEqualTo(1);
        assertThat(same).isEqualTo(first);
        assertThat(back.number()).isEqualTo(3);
        assertThat(back.hash()).isEqualTo(first.hash()).matches("[0-9a-f]{16}");
    }

    @Test
    void shouldNameTheSameRulesAlikeInWhateverOrderTheyCame() {
        var other = new Journal();
        other.publish("other container manual");
        other.publish(NOT_PRIVILEGED);

        journal.publish(NOT_PRIVILEGED);
        journal.publish("other container manual");

        assertThat(journal.fold().epoch()).isEqualTo(other.fold().epoch());
    }

    @Test
    void shouldKeepTheEpochOverARestart() {
        journal.publish(NOT_PRIVILEGED);
        journal.add(new Fact.PolicyPublished("allowed=true"));
        var before = journal.fold().epoch();

        journal.restart();

        assertThat(journal.fold().epoch()).isEqualTo(before);
        assertThat(told(journal.add(bad.taken()))).containsExactly("opened not-privileged web");
    }

    @Test
    void shouldRefuseARuleThatDoesNotCompileAndKeepTheOneBefore() {
        journal.publish(NOT_PRIVILEGED);
        var before = journal.fold().epoch();

        var refused = journal.publish("not-privileged nonsense");
        var unnamed = journal.add(new Fact.RulePublished("other", NOT_PRIVILEGED));

        assertThat(refused).singleElement().isInstanceOf(RuleRefused.class);
        assertThat(unnamed)
                .singleElement()
                .satisfies(outcome -> assertThat(
                                ((RuleRefused) outcome).problems().get(0).message())
                        .isEqualTo("the rule is named 'not-privileged' but was published as 'other'"));
        assertThat(journal.fold().epoch()).isEqualTo(before);
        assertThat(told(journal.add(bad.taken()))).containsExactly("opened not-privileged web");
    }

    @Test
    void shouldJudgeAgainByOtherPolicyValues() {
        journal.publish("tuned container requires container.privileged is $allowed");
        journal.publish("untuned container requires container.readonlyRootfs is false");
        journal.add(bad.taken());
        var before = journal.fold().epoch();

        journal.add(new Fact.PolicyPublished("allowed=true"));
        var slice = journal.add(new Fact.SliceGranted(10));

        assertThat(told(slice)).containsExactly("resolved RULE_CHANGED tuned web");
        assertThat(journal.fold().epoch().number()).isEqualTo(before.number() + 1);
        assertThat(journal.fold().epoch().hash()).isNotEqualTo(before.hash());
    }

    @Test
    void shouldNotSweepForAPolicyThatNoRuleReads() {
        journal.publish(NOT_PRIVILEGED);
        journal.add(bad.taken());

        journal.add(new Fact.PolicyPublished("allowed=true"));

        assertThat(journal.fold().epoch().number()).isEqualTo(2);
        assertThat(journal.fold().sliceDue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"nonsense, no name=value", "allowed=impossible, the rule 'tuned' would not compile"})
    void shouldRefuseAPolicyWholly(String policy, String problem) {
        journal.publish("tuned container requires container.privileged is $allowed");
        var before = journal.fold().epoch();

        var outcomes = journal.add(new Fact.PolicyPublished(policy));

        assertThat(outcomes)
                .singleElement()
                .satisfies(outcome -> assertThat(
                                ((RuleRefused) outcome).problems().get(0).message())
                        .startsWith(problem));
        assertThat(journal.fold().epoch()).isEqualTo(before);
    }

    @Test
    void shouldContainARuleThatBreaks() {
        journal.publish("broken container breaks");
        journal.publish(NOT_PRIVILEGED);

        journal.add(bad.taken());

        assertThat(journal.posture(web.key()))
                .isEqualTo(Map.of("broken", Verdict.UNKNOWN, "not-privileged", Verdict.FAIL));
        assertThat(journal.detail(web.key(), "broken")).isEqualTo("the rule can't be evaluated: IllegalStateException");
    }

    @Test
    void shouldContainASectionThatNobodyCanRead() {
        journal.publish("running container requires container.state is running");
        journal.publish(NOT_PRIVILEGED);

        journal.add(bad.takenWithCorrupt("security"));

        assertThat(journal.posture(web.key()))
                .isEqualTo(Map.of("running", Verdict.PASS, "not-privileged", Verdict.UNKNOWN));
        assertThat(journal.detail(web.key(), "not-privileged"))
                .isEqualTo("the section 'security' can't be read: the section 'security' is corrupt");
    }

    @Test
    void shouldLeaveToPeopleWhatOnlyPeopleCanTell() {
        journal.publish("asked container manual");

        journal.add(web.taken());

        assertThat(journal.verdict(web.key(), "asked")).isEqualTo(Verdict.MANUAL);
        assertThat(journal.detail(web.key(), "asked")).isEqualTo("ask a person");
    }
}
