package io.hullmark.streams.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.Fact.Completeness;
import io.hullmark.engine.facts.Fact.Exec;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.Section;
import io.hullmark.engine.findings.Cause;
import io.hullmark.engine.findings.Episode;
import io.hullmark.engine.findings.FactKind;
import io.hullmark.engine.findings.HeldFinding;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.journal.Judged;
import io.hullmark.engine.journal.Pending;
import io.hullmark.engine.journal.Standing;
import io.hullmark.engine.picture.Activity;
import io.hullmark.engine.picture.DigestSum;
import io.hullmark.engine.picture.HeldObject;
import io.hullmark.engine.picture.HostState;
import io.hullmark.engine.picture.Ties;
import io.hullmark.engine.verdicts.HeldRule;
import io.hullmark.engine.verdicts.RuleSetEpoch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

/** What goes into a state store comes out of it, in the engine's order. */
final class StoredFormTest {
    private static final ObjectKey WEB = ObjectKey.container("host-a", "web");
    private static final Cause CAUSE = new Cause(1, 2, FactKind.LIFECYCLE, "destroy");
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456789Z");

    @Test
    void shouldKeepWhatIsKnownOfHosts() {
        assertKept(PictureForms.ties(), new Ties("web", "web:1", "sha256:1", List.of("a"), List.of("v"), List.of()));
        assertKept(
                PictureForms.activities(),
                new Activity(
                        List.of(new Exec("1", Optional.of(true), Optional.empty(), List.of("sh", "-c"))), "update"));
        assertKept(
                PictureForms.hosts(),
                new HostState(
                        AT,
                        Duration.ofSeconds(30),
                        Optional.of(AT),
                        Optional.of(new HostState.Gap("C", "d", AT)),
                        Optional.empty(),
                        new DigestSum(1, -2, 3),
                        4,
                        Optional.of(AT)));
    }

    @Test
    void shouldReadHostsAsEarlierVersionsKeptThem() {
        var host = new HostState(
                AT,
                Duration.ofSeconds(30),
                Optional.empty(),
                Optional.empty(),
                Optional.of(AT),
                new DigestSum(1, -2, 3),
                4,
                Optional.empty());
        var kept = PictureForms.hosts().bytes(host);
        var earlier = Arrays.copyOf(kept, kept.length - 1);

        assertThat(PictureForms.hosts().value(earlier)).isEqualTo(host);
    }

    @Test
    void shouldKeepRulesAndStanding() {
        assertKept(JudgementForms.rules(), new HeldRule("r", "id: r", 3, 7, HeldRule.Standing.WITHDRAWN));
        assertKept(
                JudgementForms.standing(),
                new Standing(
                        new RuleSetEpoch(4, "ab"),
                        "p",
                        2,
                        AT,
                        3,
                        Optional.of(new Standing.Sweep(4, Optional.of(WEB)))));
        assertKept(JudgementForms.standing(), Standing.INITIAL);
    }

    @Test
    void shouldKeepWhatIsToComeBackTo() {
        assertKept(JudgementForms.pending(), new Pending(AT, Optional.empty()));
        assertKept(JudgementForms.pending(), new Pending(AT, Optional.of(CAUSE)));
    }

    @Test
    void shouldKeepSubjectsAndObjects() {
        var subject = new Subject(WEB, "a.example", "web", "web:1", "sha256:1", "shop", "front", "team");
        var finding = finding("/etc", HeldFinding.State.OPEN, Optional.empty());
        var suppressed = finding("", HeldFinding.State.SUPPRESSED, Optional.of("x 1"));
        var judged = new Judged(subject, 5, new byte[] {1, 2}, 77, 78, List.of(finding, suppressed));
        var section = new Section("state", Digest.of(new byte[16]), new byte[] {1, 2, 3});
        var object = new HeldObject(
                Optional.of(Digest.of(new byte[16])),
                Completeness.UNREADABLE,
                "slow",
                HeldObject.Freshness.OUTSTANDING,
                List.of(section));

        var keptJudged =
                JudgementForms.subjects().value(JudgementForms.subjects().bytes(judged));
        var keptObject = PictureForms.objects().value(PictureForms.objects().bytes(object));

        assertThat(keptJudged).usingRecursiveComparison().isEqualTo(judged);
        assertThat(keptObject).usingRecursiveComparison().isEqualTo(object);
    }

    @Test
    void shouldOrderKeysAsTheEngineDoes() {
        var keys = new ArrayList<ObjectKey>();
        for (String host : List.of("a", "a-b", "ab", "b")) {
            for (ObjectKind kind : ObjectKind.values()) {
                keys.add(new ObjectKey(host, kind, "1"));
                keys.add(new ObjectKey(host, kind, "12"));
                keys.add(new ObjectKey(host, kind, "2"));
            }
        }
        var byEngine = keys.stream().sorted().toList();
        var byStore = keys.stream()
                .map(StoredKey::of)
                .sorted(Comparator.<Bytes>naturalOrder())
                .map(StoredKey::object)
                .toList();

        assertThat(byStore).isEqualTo(byEngine);
    }

    private static HeldFinding finding(String element, HeldFinding.State state, Optional<String> exception) {
        return new HeldFinding(
                1, element, "abc", state, exception, Optional.of(AT), 3, AT, AT, new Episode(AT, CAUSE, 2));
    }

    private static <V> void assertKept(StoredForm<V> form, V value) {
        assertThat(form.value(form.bytes(value))).isEqualTo(value);
    }
}
