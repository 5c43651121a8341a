package io.hullmark.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.journal.Outcome.PostureChanged;
import io.hullmark.engine.journal.Outcome.RuleVerdict;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.verdicts.RuleSetEpoch;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.wire.Posture;
import io.hullmark.wire.VerdictKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PostureEncodingTest {
    private static final Codec<Posture> CODEC = Codec.of(Posture.class);
    private static final Subject WEB = new Subject(
            new ObjectKey("host-1", ObjectKind.CONTAINER, "web"), "one", "web", "nginx", "sha256:1", "", "", "");
    private static final RuleVerdict FAILS = new RuleVerdict(
            new RuleId("a"),
            Verdict.FAIL,
            "",
            List.of("/etc"),
            new TreeMap<>(Map.of("/etc", "waiver")),
            Optional.empty());
    private static final RuleVerdict PASSES =
            new RuleVerdict(new RuleId("b"), Verdict.PASS, "", List.of(), new TreeMap<>(), Optional.empty());
    private static final RuleVerdict UNDECIDED = new RuleVerdict(
            new RuleId("b"), Verdict.UNKNOWN, "nobody has seen it", List.of(), new TreeMap<>(), Optional.empty());

    private final PostureEncoding encoding = new PostureEncoding(CODEC);

    @Test
    void shouldWriteWhatEveryRuleSaysInOrder() throws UnreadableRecordException {
        var posture = CODEC.decode(encoding.encode(posture(FAILS, UNDECIDED)));

        assertThat(posture.getSubject().getName()).isEqualTo("web");
        assertThat(posture.getVerdicts())
                .extracting(verdict -> tuple(
                        verdict.getRuleId(),
                        verdict.getVerdict(),
                        verdict.getDetail(),
                        verdict.getElements(),
                        verdict.getSuppressed()))
                .containsExactly(
                        tuple("a", VerdictKind.FAIL, "", List.of("/etc"), Map.of("/etc", "waiver")),
                        tuple("b", VerdictKind.UNKNOWN, "nobody has seen it", List.of(), Map.of()));
    }

    @Test
    void shouldWriteWhoAttestsWhatARuleAsksFor() throws UnreadableRecordException {
        var until = Instant.parse("2027-01-01T00:00:00Z");
        var asked = new RuleVerdict(
                new RuleId("b"),
                Verdict.MANUAL,
                "",
                List.of(),
                new TreeMap<>(),
                Optional.of(new Attestation("users", ExceptionScope.ALL, "looked", "alice", Instant.EPOCH, until, "")));

        var posture = CODEC.decode(encoding.encode(posture(asked)));

        assertThat(posture.getVerdicts().get(0).getAttestation())
                .isEqualTo(new io.hullmark.wire.Attestation("users", "alice", Instant.EPOCH, until));
    }

    @Test
    void shouldWriteTheSameBytesAsAvroHoweverOftenAVerdictComes() throws UnreadableRecordException {
        encoding.encode(posture(PASSES));

        byte[] again = encoding.encode(posture(FAILS, PASSES));

        assertThat(again).isEqualTo(CODEC.encode(CODEC.decode(again)));
    }

    @Test
    void shouldNotTakeOneVerdictOfARuleForAnother() throws UnreadableRecordException {
        encoding.encode(posture(PASSES));

        var posture = CODEC.decode(encoding.encode(posture(new RuleVerdict(
                PASSES.rule(), Verdict.NOT_APPLICABLE, "", List.of(), new TreeMap<>(), Optional.empty()))));

        assertThat(posture.getVerdicts().get(0).getVerdict()).isEqualTo(VerdictKind.NOT_APPLICABLE);
    }

    @Test
    void shouldWriteAPostureWithoutRules() {
        assertThat(encoding.encode(posture()))
                .satisfies(
                        bytes -> assertThat(CODEC.decode(bytes).getVerdicts()).isEmpty());
    }

    private static PostureChanged posture(RuleVerdict... verdicts) {
        return new PostureChanged(
                WEB, List.of(verdicts), new RuleSetEpoch(1, "0123456789abcdef"), Instant.parse("2026-11-21T12:00:00Z"));
    }
}
