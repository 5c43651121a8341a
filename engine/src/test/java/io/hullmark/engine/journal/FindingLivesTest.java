package io.hullmark.engine.journal;

import static io.hullmark.engine.fixtures.Journal.INTERVAL;
import static io.hullmark.engine.fixtures.Journal.START;
import static io.hullmark.engine.fixtures.Journal.told;
import static io.hullmark.engine.fixtures.Journal.transitions;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Condition;
import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.Fact.Completeness;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Cause;
import io.hullmark.engine.findings.FactKind;
import io.hullmark.engine.fixtures.Attestations;
import io.hullmark.engine.fixtures.Exceptions;
import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.fixtures.Observed;
import io.hullmark.engine.rules.Severity;
import io.hullmark.engine.rules.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class FindingLivesTest {
    private static final String NOT_PRIVILEGED = "not-privileged container requires container.privileged is false";

    private final Journal journal = new Journal();
    private final Observed web = Observed.container("h1", "web");

    @Test
    void shouldOpenAFindingWithAllThatAReaderNeeds() {
        journal.publish("not-privileged critical container requires container.privileged is false");
        journal.add(Observed.host("h1").taken());
        journal.add(web.did("create"));

        var outcomes = journal.add(labelled().with("privileged", true).taken());

        assertThat(transitions(outcomes)).singleElement().satisfies(transition -> {
            assertThat(transition.number()).isEqualTo(1);
            assertThat(transition.at()).isEqualTo(START);
            assertThat(transition.requirement().severity()).isEqualTo(Severity.CRITICAL);
            assertThat(transition.requirement().title()).isEqualTo("Title of not-privileged");
            assertThat(transition.epoch()).isEqualTo(journal.fold().epoch());
            assertThat(transition.subject().key()).isEqualTo(web.key());
            assertThat(transition.subject().hostName()).isEqualTo("h1.example");
            assertThat(transition.subject().image()).isEqualTo("web:1");
            assertThat(transition.subject().imageId()).isEqualTo("sha256:web1");
            assertThat(transition.subject().composeProject()).isEqualTo("shop");
            assertThat(transition.subject().composeService()).isEqualTo("front");
            assertThat(transition.subject().owner()).isEqualTo("team-a");
            assertThat(transition.evidence()).containsExactly(new Evidence("container.privileged", "true", "is false"));
            assertThat(transition.message()).isEqualTo("container.privileged is true");
            assertThat(transition.cause()).isEqualTo(new Cause(3, 3, FactKind.SNAPSHOT, "create"));
            assertThat(transition.findingId()).matches("[0-9a-f]{32}");
            assertThat(transition.id()).matches("[0-9a-f]{32}").isNotEqualTo(transition.findingId());
        });
    }

    @Test
    void shouldTellOfAFindingOnceHoweverOftenItIsSeen() {
        journal.publish(NOT_PRIVILEGED);
        journal.add(web.with("privileged", true).taken());

        var outcomes = journal.add(web.with("privileged", true)
                .with("capAdd", List.of("NET_ADMIN"))
                .taken());

        assertThat(outcomes).isEmpty();
    }

    @Test
    void shouldResolveAFixedFindingAndReopenIt() {
        journal.publish(NOT_PRIVILEGED);
        var opened = transitions(journal.add(web.with("privileged", true).taken()));
        journal.pass(Duration.ofMinutes(1));
        var fixed = journal.add(web.taken());
        journal.pass(Duration.ofMinutes(1));

        var reopened = journal.add(web.with("privileged", true).taken());

        assertThat(told(fixed)).containsExactly("resolved FIXED not-privileged web");
        assertThat(told(reopened)).containsExactly("reopened not-privileged web");
        assertThat(transitions(reopened).get(0).number()).isEqualTo(3);
        assertThat(transitions(reopened).get(0).firstSeen()).isEqualTo(START);
        assertThat(transitions(reopened).get(0).findingId())
                .isEqualTo(opened.get(0).findingId());
    }

    @Test
    void shouldSayUntilWhenAFindingWasKnownToHold() {
        var bad = web.with("privileged", true);
        journal.publish(NOT_PRIVILEGED);
        journal.add(bad.taken());
        journal.pass(INTERVAL).heartbeat("h1", bad);
        journal.pass(INTERVAL);

        var fixed = transitions(journal.add(web.taken()));

        assertThat(fixed.get(0).lastSeen()).isEqualTo(START.plus(INTERVAL));
        assertThat(fixed.get(0).at()).isEqualTo(START.plus(INTERVAL.multipliedBy(2)));
    }

    @Test
    void shouldNotCountTheTimeInWhichNobodyCouldTellAsSeen() {
        var bad = web.with("privileged", true);
        var hung = web.cutShort(Completeness.UNREADABLE);
        journal.publish(NOT_PRIVILEGED);
        journal.add(bad.taken());
        journal.pass(INTERVAL).add(hung.taken());
        journal.pass(INTERVAL).heartbeat("h1", hung);

        var fixed = transitions(journal.add(web.taken()));

        assertThat(fixed.get(0).lastSeen()).isEqualTo(START);
    }

    @Test
    void shouldKeepAFindingOpenWhileItsRuleIsUnknown() {
        journal.publish(NOT_PRIVILEGED);
        journal.add(web.with("privileged", true).taken());

        var hung = journal.add(web.cutShort(Completeness.UNREADABLE, "identity").taken());
        var verdict = journal.verdict(web.key(), "not-privileged");
        var back = journal.add(web.with("privileged", true).taken());

        assertThat(told(hung)).isEmpty();
        assertThat(verdict).isEqualTo(Verdict.UNKNOWN);
        assertThat(told(back)).isEmpty();
        assertThat(journal.verdict(web.key(), "not-privileged")).isEqualTo(Verdict.FAIL);
    }

    @Test
    void shouldResolveAFindingWhoseRuleNoLongerApplies() {
        journal.publish(NOT_PRIVILEGED + " when container.state is running");
        journal.add(web.with("privileged", true).taken());

        var outcomes =
                journal.add(web.with("privileged", true).with("state", "exited").taken());

        assertThat(told(outcomes)).containsExactly("resolved NOT_APPLICABLE not-privileged web");
    }

    @Test
    void shouldKeepAFindingPerElement() {
        journal.publish("no-etc container requires each container.effective.mounts destination source isnt /etc");
        var one = web.with("mounts", List.of(Mounts.bind("/etc", "/a"), Mounts.bind("/srv", "/b")));
        var two = web.with("mounts", List.of(Mounts.bind("/etc/", "/a"), Mounts.bind("/etc/.", "/b")));
        var other = web.with("mounts", List.of(Mounts.bind("/srv", "/a"), Mounts.bind("/etc", "/b")));

        var first = journal.add(one.taken());
        var second = journal.add(two.taken());
        var third = journal.add(other.taken());

        assertThat(told(first)).containsExactly("opened no-etc web /a");
        assertThat(told(second)).containsExactly("opened no-etc web /b");
        assertThat(told(third)).containsExactly("resolved FIXED no-etc web /a");
    }

    @Test
    void shouldResolveTheFindingsOfARemovedContainer() {
        journal.publish(NOT_PRIVILEGED);
        journal.add(web.with("privileged", true).taken());

        var outcomes = journal.add(web.did("destroy"));

        assertThat(told(outcomes)).containsExactly("resolved SUBJECT_REMOVED not-privileged web");
        assertThat(outcomes).last().isEqualTo(new Outcome.PostureWithdrawn(web.key()));
        assertThat(transitions(outcomes).get(0).cause()).isEqualTo(new Cause(3, 2, FactKind.LIFECYCLE, "destroy"));
    }

    @Test
    void shouldForgetAContainerThatIsGone() {
        journal.publish(NOT_PRIVILEGED);
        journal.add(web.with("privileged", true).taken(), web.did("destroy"));

        var outcomes = journal.add(web.with("privileged", true).taken());

        assertThat(told(outcomes)).containsExactly("opened not-privileged web");
        assertThat(transitions(outcomes).get(0).number()).isEqualTo(1);
    }

    @Test
    void shouldSayThatAContainerDisappearedUnobserved() {
        journal.publish(NOT_PRIVILEGED);
        journal.add(web.with("privileged", true).taken());
        journal.pass(Duration.ofMinutes(10));

        var outcomes = journal.add(web.disappeared(START.plusSeconds(20), START.plusSeconds(500)));

        assertThat(told(outcomes)).containsExactly("resolved SUBJECT_REMOVED not-privileged web");
        assertThat(transitions(outcomes).get(0).lastSeen()).isEqualTo(START.plusSeconds(20));
    }

    @Test
    void shouldRetireAHostWithAllThatIsOnIt() {
        journal.publish(NOT_PRIVILEGED);
        journal.publish("no-experiments host requires host.experimental is false");
        var host = Observed.host("h1").with("experimental", true);
        journal.add(host.taken(), web.with("privileged", true).taken());

        var outcomes = journal.add(host.disappeared(journal.now(), journal.now()));

        assertThat(told(outcomes))
                .containsExactly("resolved HOST_RETIRED no-experiments h1", "resolved HOST_RETIRED not-privileged web");
        assertThat(journal.fold().nextDeadline()).isEmpty();
    }

    @Test
    void shouldGiveTheSameIdsWheneverTheJournalIsFolded() {
        journal.publish(NOT_PRIVILEGED);
        journal.add(web.with("privileged", true).taken(), web.taken());
        var again = new Journal();

        journal.entries().forEach(entry -> again.add(entry.fact()));

        assertThat(again.outcomes()).isEqualTo(journal.outcomes());
    }

    @Test
    void shouldBoundWhatItRemembersOfResolvedFindings() {
        journal.publish("no-exec container requires each container.execs id user isnt root");
        journal.add(web.taken());
        for (int exec = 0; exec < 400; exec++) {
            journal.add(Execs.started(web, "exec-" + exec, "root"), Execs.ended(web, "exec-" + exec));
        }

        var kept = journal.memory().subjects().find(web.key()).orElseThrow().findings();

        assertThat(kept).hasSize(256);
        assertThat(told(journal.outcomes())).hasSize(800);
    }

    @Test
    void shouldTellOnlyWhatIsNewInPostures() {
        journal.publish(NOT_PRIVILEGED);

        var first = journal.add(web.taken());
        var same = journal.add(web.with("capAdd", List.of("CHOWN")).taken());
        var renamed = journal.add(web.with("name", "other").taken());

        assertThat(first).hasSize(2).last().isInstanceOf(Outcome.PostureChanged.class);
        assertThat(same).isEmpty();
        assertThat(renamed)
                .singleElement()
                .satisfies(outcome -> assertThat(
                                ((Outcome.PostureChanged) outcome).subject().name())
                        .isEqualTo("other"));
    }

    @Test
    void shouldTellTheHostsNameOnceItIsSeen() {
        journal.add(web.taken());

        var outcomes = journal.add(Observed.host("h1").taken());

        assertThat(outcomes).last().satisfies(outcome -> {
            var subject = ((Outcome.PostureChanged) outcome).subject();
            assertThat(subject.key()).isEqualTo(web.key());
            assertThat(subject.hostName()).isEqualTo("h1.example");
        });
    }

    @Test
    void shouldApplyEveryKindOfFact() {
        var facts = List.of(
                web.taken(),
                web.did("start"),
                new Fact.HostHeard("h1", INTERVAL, Map.of()),
                new Fact.HostConfirmed("h1", INTERVAL, 0),
                new Fact.HostPresent("h1", INTERVAL),
                new Fact.CoverageLost("h1", START, Optional.empty(), "STREAM_BROKEN", "", 0),
                web.disappeared(START, START),
                new Fact.ConditionChanged(
                        web.key(), new Condition("near-limit", "0123456789abcdef", START, "near", List.of()), true),
                new Fact.MeasurementChanged(ObjectKey.host("h1"), Optional.empty(), new TreeMap<>()),
                new Fact.RulePublished("not-privileged", NOT_PRIVILEGED),
                new Fact.PolicyPublished("name=value"),
                new Fact.RuleWithdrawn("not-privileged"),
                new Fact.ExceptionDecided(Exceptions.ofRule("waiver", "not-privileged")),
                new Fact.ExceptionRevoked("waiver"),
                new Fact.Attested(Attestations.ofRule("looked", "asked")),
                new Fact.AttestationRevoked("looked"),
                new Fact.Acknowledged("0".repeat(32), "h1", "alice", "on it", START),
                new Fact.Ticked(START),
                new Fact.SliceGranted(1));

        facts.forEach(journal::add);

        assertThat(facts.stream().map(Object::getClass))
                .containsAll(kinds(Fact.class))
                .hasSize(kinds(Fact.class).size());
    }

    private static List<Class<?>> kinds(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .<Class<?>>mapMulti((kind, kinds) -> {
                    if (kind.isSealed()) {
                        kinds(kind).forEach(kinds);
                    } else {
                        kinds.accept(kind);
                    }
                })
                .toList();
    }

    private Observed labelled() {
        return web.with(
                "labels",
                Map.of(
                        "com.docker.compose.project", "shop",
                        "com.docker.compose.service", "front",
                        "owner", "team-a"));
    }
}
