package io.hullmark.engine.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.fixtures.Bodies;
import io.hullmark.engine.fixtures.Exceptions;
import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.fixtures.Observed;
import io.hullmark.engine.fixtures.SmallRules;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.whatif.Deviation.Kind;
import io.hullmark.engine.whatif.Draft.Shadow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a draft would have made of a journal. */
final class WhatIfTest {
    private static final String PRIVILEGED = "not-privileged container requires container.privileged is false";
    private static final String NETWORK = "own-network container requires container.networkMode isnt host";
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Journal journal = new Journal(Patience.STANDARD);
    private final Observed web = Observed.container("h1", "web");
    private final Observed bad = web.with("privileged", true);
    private int begin;

    @Test
    void shouldOpenWhatIsThereAlreadyFromTheBeginningOn() {
        journal.publish(PRIVILEGED);
        journal.add(web.with("networkMode", "host").taken());
        var from = beginAfter(LONG);

        var difference = tryOut(rules(PRIVILEGED, NETWORK), from);

        assertThat(difference.deviations()).singleElement().satisfies(deviation -> {
            assertThat(deviation.kind()).isEqualTo(Kind.OPENS);
            assertThat(deviation.rule()).isEqualTo(new RuleId("own-network"));
            assertThat(deviation.since()).isEqualTo(from);
            assertThat(deviation.until()).isEmpty();
        });
    }

    @Test
    void shouldTellWhatLastsUnderTheDraftAloneAtTheMomentAtWhichItHasLasted() {
        journal.add(web.taken());
        var from = beginAfter(LONG);
        journal.pass(LONG);
        var changed = journal.now();
        journal.add(bad.taken());
        journal.pass(LONG).add(web.taken());

        var difference = tryOut(rules(PRIVILEGED), from);

        assertThat(difference.deviations()).singleElement().satisfies(deviation -> {
            assertThat(deviation.since()).isEqualTo(changed.plus(Patience.STANDARD.holdDown()));
            assertThat(deviation.until()).contains(journal.now());
        });
    }

    @Test
    void shouldNotTellWhatDoesNotLastUnderTheDraft() {
        journal.add(web.taken());
        var from = beginAfter(LONG);
        journal.pass(LONG).add(bad.taken());
        journal.pass(Duration.ofSeconds(1)).add(web.taken());
        journal.pass(LONG).tick();

        var difference = tryOut(rules(PRIVILEGED), from);

        assertThat(difference.deviations()).isEmpty();
    }

    @Test
    void shouldIgnoreRulesOfTheSpanWhereTheDraftHasAll() {
        journal.add(bad.taken());
        var from = beginAfter(LONG);
        journal.pass(LONG).publish(PRIVILEGED);
        journal.slices();
        var published = journal.now();
        journal.pass(LONG).withdraw("not-privileged");
        journal.slices();

        var difference = tryOut(rules(NETWORK), from);

        assertThat(difference.deviations()).singleElement().satisfies(deviation -> {
            assertThat(deviation.kind()).isEqualTo(Kind.VANISHES);
            assertThat(deviation.since()).isEqualTo(published);
            assertThat(deviation.until()).contains(journal.now());
        });
    }

    @Test
    void shouldKnowTheContainerThatTookAnothersPlaceForTheSame() {
        var older = Observed.container("h1", "aaa").with("name", "web");
        var newer = Observed.container("h1", "bbb").with("name", "web");
        journal.publish(PRIVILEGED);
        journal.add(older.taken());
        var from = beginAfter(LONG);
        journal.add(older.with("privileged", true).taken());
        journal.pass(Duration.ofSeconds(2)).tick();
        journal.pass(LONG).add(older.did("destroy"));
        journal.pass(Duration.ofSeconds(1))
                .add(newer.with("privileged", true).with("networkMode", "host").taken());
        var replaced = journal.now();
        journal.pass(LONG).tick();

        var difference = tryOut(
                rules(
                        "not-privileged container requires container.privileged is false when container.networkMode is host"),
                from);

        assertThat(difference.deviations()).singleElement().satisfies(deviation -> {
            assertThat(deviation.kind()).isEqualTo(Kind.LASTS_SHORTER);
            assertThat(deviation.until()).contains(replaced);
        });
    }

    @Test
    void shouldCoverWhatADraftExceptionCoversForAsLongAsItHolds() {
        journal.publish(PRIVILEGED);
        journal.add(bad.taken());
        var from = beginAfter(LONG);
        journal.pass(Duration.ofDays(1)).tick();

        var difference = tryOut(Draft.NOTHING.withExceptions(List.of(exception(from, from.plus(LONG)))), from);

        assertThat(difference.deviations()).singleElement().satisfies(deviation -> {
            assertThat(deviation.kind()).isEqualTo(Kind.SUPPRESSED);
            assertThat(deviation.since()).isEqualTo(from);
            assertThat(deviation.until()).contains(from.plus(LONG));
        });
    }

    @Test
    void shouldOpenAgainWhatAnExceptionCoversThatTheDraftDoesNotHave() {
        journal.publish(PRIVILEGED);
        journal.add(bad.taken());
        journal.add(
                new Fact.ExceptionDecided(exception(journal.now(), journal.now().plus(Duration.ofDays(9)))));
        journal.slices();
        var from = beginAfter(LONG);
        journal.pass(LONG).tick();

        var difference = tryOut(Draft.NOTHING.withExceptions(List.of()), from);

        assertThat(difference.deviations())
                .singleElement()
                .extracting(Deviation::kind)
                .isEqualTo(Kind.NO_LONGER_SUPPRESSED);
    }

    @Test
    void shouldTellOfPolicyValuesWhatTheyChange() {
        journal.publish("not-privileged container requires container.privileged is $allowed");
        journal.add(bad.taken());
        var from = beginAfter(LONG);

        var difference = tryOut(Draft.NOTHING.withPolicy("allowed=true"), from);

        assertThat(difference.deviations())
                .singleElement()
                .extracting(Deviation::kind)
                .isEqualTo(Kind.VANISHES);
    }

    @Test
    void shouldRefusePolicyValuesThatARuleOfTheJournalCannotLiveWith() {
        journal.publish("not-privileged container requires container.privileged is $allowed");
        var from = beginAfter(LONG);

        assertThatThrownBy(() -> tryOut(Draft.NOTHING.withPolicy("allowed=impossible"), from))
                .isInstanceOf(RefusedDraftException.class)
                .hasMessageContaining("the draft of 'policy' can't take effect", "'not-privileged' would not compile");
    }

    @Test
    void shouldCountRulesInShadowModeOnlyWhereTheyAreAskedFor() {
        journal.publish("shadow-network container requires container.networkMode isnt host");
        journal.add(web.with("networkMode", "host").taken());
        var from = beginAfter(LONG);

        var ignored = tryOut(Draft.NOTHING, from);
        var counted = tryOut(Draft.NOTHING.with(Shadow.COUNTED), from);

        assertThat(ignored.deviations()).isEmpty();
        assertThat(counted.deviations())
                .singleElement()
                .extracting(Deviation::kind)
                .isEqualTo(Kind.OPENS);
    }

    @Test
    void shouldTellOfASeverityThatAloneIsOther() {
        journal.publish(PRIVILEGED);
        journal.add(bad.taken());
        var from = beginAfter(LONG);

        var difference = tryOut(rules("not-privileged low container requires container.privileged is false"), from);

        assertThat(difference.deviations())
                .singleElement()
                .extracting(Deviation::kind)
                .isEqualTo(Kind.SEVERITY_CHANGES);
    }

    @Test
    void shouldSayOfWhichRulesOverTimeNobodyCanTell() {
        journal.publish("lasting-use container requires container.conditions is []");
        journal.publish("lasting-storm container requires container.conditions is []");
        journal.add(web.taken());
        var from = beginAfter(LONG);

        var difference = tryOut(
                rules(
                        "lasting-use container requires container.privileged is true",
                        "lasting-storm container requires container.conditions is []"),
                from);

        assertThat(difference.untold()).containsExactly(new RuleId("lasting-use"));
        assertThat(difference.deviations()).isEmpty();
    }

    @Test
    void shouldSayOfAllWhatIsUntoldInOnePartition() {
        var partition = new Difference(List.of(), new TreeMap<>(), new TreeSet<>(List.of(new RuleId("lasting-use"))));
        var other = new Difference(List.of(), new TreeMap<>(), new TreeSet<>());

        var all = Difference.of(List.of(partition, other));

        assertThat(all.untold()).containsExactly(new RuleId("lasting-use"));
    }

    /** Lets time pass until the span begins: with what is written from now on. */
    private Instant beginAfter(Duration time) {
        journal.slices();
        journal.pass(time).tick();
        begin = journal.entries().size();
        return journal.now();
    }

    private Difference tryOut(Draft draft, Instant from) {
        var whatIf = new WhatIf(3, draft, new TriedRules(), new Bodies());
        journal.entries().subList(0, begin).forEach(whatIf::precede);
        whatIf.begin(from);
        journal.entries().subList(begin, journal.entries().size()).forEach(whatIf::apply);
        return whatIf.end(journal.now().plusSeconds(1));
    }

    private static Draft rules(String... texts) {
        var rules = new TreeMap<String, String>();
        for (String text : texts) {
            rules.put(text.split(" ", -1)[0], text);
        }
        return Draft.NOTHING.withRules(rules);
    }

    private static PolicyException exception(Instant startsAt, Instant expiresAt) {
        return Exceptions.between(Exceptions.ofRule("x1", "not-privileged"), startsAt, expiresAt);
    }

    static HeapMemory fold(List<JournalEntry> entries) {
        var memory = new HeapMemory();
        var fold = new JournalFold(new SmallRules(), new Bodies(), memory);
        entries.forEach(fold::apply);
        return memory;
    }
}
