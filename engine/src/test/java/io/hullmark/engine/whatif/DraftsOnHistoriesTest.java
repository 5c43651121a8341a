package io.hullmark.engine.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.fixtures.Bodies;
import io.hullmark.engine.fixtures.Exceptions;
import io.hullmark.engine.fixtures.History;
import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.fixtures.SmallRules;
import io.hullmark.engine.whatif.BruteForce.Parting;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every draft on every journal, tried on many. */
final class DraftsOnHistoriesTest {
    private static final int LENGTH = 300;
    private static final SortedMap<String, String> RULES = rules(
            "not-privileged low container requires container.privileged is false",
            "no-etc container requires each container.mounts destination source isnt /srv",
            "own-network container requires container.effective.networkMode isnt host",
            "own-ipc critical container requires container.effective.pidMode isnt container:a",
            "heard host requires host.coverage.silent is false",
            "asked container manual",
            "image-user image requires image.user isnt app");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldTellOfOtherRulesWhatBruteForceTells(long seed) {
        var draft = Draft.NOTHING.withRules(RULES);
        var entries = Diary.of(History.of(seed, LENGTH), Patience.NONE);

        var difference = difference(draft, entries, entries.size() / 3, Patience.NONE);

        assertThat(partings(difference)).isEqualTo(bruteForce(draft, entries)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldTellOfOtherExceptionsWhatBruteForceTells(long seed) {
        var draft = Draft.NOTHING.withExceptions(exceptions());
        var entries = Diary.of(History.of(seed, LENGTH), Patience.NONE);

        var difference = difference(draft, entries, entries.size() / 3, Patience.NONE);

        assertThat(partings(difference)).isEqualTo(bruteForce(draft, entries));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldTellOfRulesAndExceptionsTogetherWhatBruteForceTells(long seed) {
        var draft = Draft.NOTHING.withRules(RULES).withExceptions(exceptions());
        var entries = Diary.of(History.of(seed, LENGTH), Patience.NONE);

        var difference = difference(draft, entries, entries.size() / 3, Patience.NONE);

        assertThat(partings(difference)).isEqualTo(bruteForce(draft, entries)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldTellNothingOfADraftThatChangesNothing(long seed) {
        var entries = Diary.of(History.of(seed, LENGTH), Patience.STANDARD);

        var difference = difference(Draft.NOTHING, entries, entries.size() / 3, Patience.STANDARD);

        assertThat(difference.deviations()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldTellNothingOfTheRulesThatWereInForce(long seed) {
        var entries = History.underFixedRules(seed, LENGTH);
        var rules = new TreeMap<String, String>();
        var fold = WhatIfTest.fold(entries);
        fold.rules().scan("", (id, held) -> rules.put(id, held.text()) == null);

        var difference = difference(Draft.NOTHING.withRules(rules), entries, LENGTH / 3, Patience.STANDARD);

        assertThat(difference.deviations()).isEmpty();
    }

    private static Difference difference(Draft draft, List<JournalEntry> entries, int begin, Patience patience) {
        var whatIf = new WhatIf(0, draft, new SmallRules(), new Bodies(), patience);
        var newest = Journal.START;
        for (JournalEntry entry : entries.subList(0, begin)) {
            whatIf.precede(entry);
            newest = entry.at().isAfter(newest) ? entry.at() : newest;
        }
        whatIf.begin(newest);
        for (JournalEntry entry : entries.subList(begin, entries.size())) {
            whatIf.apply(entry);
            newest = entry.at().isAfter(newest) ? entry.at() : newest;
        }
        return whatIf.end(newest);
    }

    private static List<Parting> bruteForce(Draft draft, List<JournalEntry> entries) {
        return sorted(BruteForce.of(draft, entries, entries.size() / 3));
    }

    private static List<Parting> partings(Difference difference) {
        return sorted(difference.deviations().stream().map(Parting::of).toList());
    }

    private static List<Parting> sorted(List<Parting> partings) {
        return partings.stream()
                .sorted(Comparator.comparing(Parting::place).thenComparing(Parting::since))
                .toList();
    }

    private static List<PolicyException> exceptions() {
        return List.of(
                between("x1", List.of("not-privileged", "no-etc"), List.of("h1"), List.of(), 100, 400),
                between("x2", List.of(), List.of(), List.of("a", "oth*"), 300, 500),
                between("x3", List.of("heard"), List.of(), List.of(), 0, 10_000),
                between("x9", List.of("no-etc"), List.of(), List.of(), 350, 10_000));
    }

    private static PolicyException between(
            String id, List<String> rules, List<String> hosts, List<String> containers, long from, long to) {
        return Exceptions.between(
                Exceptions.of(id, Exceptions.scope(rules, hosts, containers, List.of())),
                Journal.START.plus(Duration.ofSeconds(from)),
                Journal.START.plus(Duration.ofSeconds(to)));
    }

    private static SortedMap<String, String> rules(String... texts) {
        var rules = new TreeMap<String, String>();
        for (String text : texts) {
            rules.put(text.split(" ", -1)[0], text);
        }
        return rules;
    }
}
