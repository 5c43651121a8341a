package io.hullmark.engine.journal;

import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.findings.Acceptance;
import io.hullmark.engine.findings.HeldFinding;
import io.hullmark.engine.findings.Occasion;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.findings.Resolution;
import io.hullmark.engine.findings.SubjectFindings;
import io.hullmark.engine.findings.Transition;
import io.hullmark.engine.journal.Outcome.RuleVerdict;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.verdicts.HeldRule;
import io.hullmark.engine.verdicts.RuleSet;
import io.hullmark.engine.verdicts.Selection;
import io.hullmark.engine.verdicts.VerdictCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One judging of one subject. As long as the rules say what they said before it compares bytes; only where one says something
 * else are reasons asked for and findings moved.
 */
final class Judging {
    private static final byte FAIL = VerdictCode.of(Verdict.FAIL);
    private static final byte UNKNOWN = VerdictCode.of(Verdict.UNKNOWN);
    private static final byte MANUAL = VerdictCode.of(Verdict.MANUAL);

    private final Inquiry inquiry;
    private final RuleSet rules;
    private final Judged before;
    private final long met;
    private final Occasion occasion;
    private final Acceptance acceptance;
    private final Testimony testimony;
    private byte[] verdicts;
    private int reasons;
    private @Nullable Map<Integer, String> details;
    private @Nullable SortedMap<Integer, Attestation> attestations;
    private @Nullable SubjectFindings moved;
    private @Nullable BitSet holding;

    Judging(Inquiry inquiry, Judged before, long met, Occasion occasion, Acceptance acceptance, Testimony testimony) {
        this.inquiry = inquiry;
        this.rules = inquiry.rules();
        this.before = before;
        this.met = met;
        this.occasion = occasion;
        this.acceptance = acceptance;
        this.testimony = testimony;
        this.verdicts = before.verdicts();
        this.reasons = before.reasons();
    }

    /** Asks rules on the subject's kind. */
    void judge(Selection selection) {
        judge(inquiry.news(selection, before.verdicts()));
    }

    /** Asks rules one by one, whether they still judge the subject's kind or not. */
    void judge(int[] ordinals) {
        var undecided = false;
        var known = before.verdicts();
        for (int ordinal : ordinals) {
            byte code = inquiry.decide(ordinal);
            byte was = VerdictCode.at(known, ordinal);
            if (code == was && !(code == FAIL && rules.perElement(ordinal)) && !gives(code)) {
                continue;
            }
            if (code == FAIL || (code != was && holding().get(ordinal))) {
                explain(ordinal, rules.entry(ordinal), code);
            } else {
                put(ordinal, code);
            }
            undecided |= gives(was) || gives(VerdictCode.at(verdicts, ordinal));
        }
        if (undecided) {
            reasons = details().hashCode();
        }
    }

    /** Asks again what people accept of that which holds; of a rule that judges no more nothing will hold in a moment. */
    void reconsider() {
        var moving = new BitSet(rules.size());
        for (HeldFinding finding : findings()) {
            if (finding.holds()
                    && !moving.get(finding.rule())
                    && rules.entry(finding.rule()).judges(kind())) {
                var requirement = Requirement.of(rules.entry(finding.rule()).rule());
                var now = acceptance.of(requirement, finding.element(), finding.exception());
                moving.set(finding.rule(), !now.equals(finding.exception()));
            }
        }
        moving.stream().forEach(ordinal -> explain(ordinal, rules.entry(ordinal), VerdictCode.at(verdicts, ordinal)));
    }

    /** Tells what has lasted long enough. */
    void settle() {
        var due = new BitSet(rules.size());
        for (HeldFinding finding : findings()) {
            if (finding.isDue(occasion.at())) {
                due.set(finding.rule());
            }
        }
        moving().settle();
        due.stream().forEach(ordinal -> explain(ordinal, rules.entry(ordinal), VerdictCode.at(verdicts, ordinal)));
    }

    /** Rules with a finding that holds: only these, and those that fail now, have anything to explain. */
    private BitSet holding() {
        var known = holding;
        if (known == null) {
            known = new BitSet(rules.size());
            for (HeldFinding finding : before.findings()) {
                if (finding.holds()) {
                    known.set(finding.rule());
                }
            }
            holding = known;
        }
        return known;
    }

    /** What is to be kept. */
    Judged judged(int attested) {
        return new Judged(occasion.subject(), occasion.epoch().number(), verdicts, reasons, attested, findings());
    }

    /** Tells by a number what {@link Judged#attested} is. */
    int attested() {
        return Testimony.digest(attestations());
    }

    private List<HeldFinding> findings() {
        return moved == null ? before.findings() : moved.after();
    }

    List<Transition> transitions() {
        return moved == null ? List.of() : moved.transitions();
    }

    boolean findingsChanged() {
        return moved != null && moved.changed();
    }

    /** Whether a reader of the posture would see something else than before. */
    boolean saysOtherwise() {
        return !transitions().isEmpty() || reasons != before.reasons() || !Arrays.equals(verdicts, before.verdicts());
    }

    /** Whether a finding of one of these rules is open. */
    boolean holdsAny(int[] ordinals) {
        return findings().stream()
                .anyMatch(finding -> finding.holds() && Arrays.binarySearch(ordinals, finding.rule()) >= 0);
    }

    /** What every rule on a kind of subject says, ordered by the rules' ids. */
    List<RuleVerdict> posture(ObjectKind kind) {
        var posture = new ArrayList<RuleVerdict>();
        for (RuleSet.Entry entry : rules.on(kind)) {
            byte code = VerdictCode.at(verdicts, entry.held().ordinal());
            if (code != VerdictCode.NONE) {
                posture.add(say(entry, VerdictCode.verdict(code)));
            }
        }
        return posture;
    }

    private RuleVerdict say(RuleSet.Entry entry, Verdict verdict) {
        return switch (verdict) {
            case PASS, NOT_APPLICABLE -> RuleVerdict.plain(entry.id(), verdict);
            case FAIL -> new RuleVerdict(entry.id(), verdict, "", elements(entry), suppressed(entry), Optional.empty());
            case UNKNOWN, MANUAL ->
                new RuleVerdict(
                        entry.id(),
                        verdict,
                        details().getOrDefault(entry.held().ordinal(), ""),
                        List.of(),
                        suppressed(entry),
                        Optional.ofNullable(attestations().get(entry.held().ordinal())));
        };
    }

    /** What every rule that can't decide has to say about it. */
    private Map<Integer, String> details() {
        var known = details;
        if (known == null) {
            known = new TreeMap<>();
            for (RuleSet.Entry entry : rules.on(kind())) {
                int ordinal = entry.held().ordinal();
                if (gives(VerdictCode.at(verdicts, ordinal))) {
                    known.put(ordinal, inquiry.explain(entry.rule()).detail());
                }
            }
            details = known;
        }
        return known;
    }

    private SortedMap<Integer, Attestation> attestations() {
        var known = attestations;
        if (known == null) {
            known = testimony.on(rules.on(kind()), verdicts);
            attestations = known;
        }
        return known;
    }

    private ObjectKind kind() {
        return occasion.subject().key().kind();
    }

    /** Whether a verdict comes with a detail. */
    private static boolean gives(byte code) {
        return code == UNKNOWN || code == MANUAL;
    }

    private List<String> elements(RuleSet.Entry entry) {
        return entry.rule().perElement()
                ? holding(entry).map(HeldFinding::element).toList()
                : List.of();
    }

    private SortedMap<String, String> suppressed(RuleSet.Entry entry) {
        var suppressed = new TreeMap<String, String>();
        holding(entry).forEach(finding -> finding.exception().ifPresent(id -> suppressed.put(finding.element(), id)));
        return suppressed;
    }

    private Stream<HeldFinding> holding(RuleSet.Entry entry) {
        return findings().stream()
                .filter(finding -> finding.rule() == entry.held().ordinal() && finding.holds());
    }

    private void explain(int ordinal, RuleSet.Entry entry, byte code) {
        var moving = moving();
        if (code == VerdictCode.NONE) {
            var reason = entry.held().standing() == HeldRule.Standing.WITHDRAWN
                    ? Resolution.RULE_WITHDRAWN
                    : Resolution.RULE_CHANGED;
            moving.ended(ordinal, Requirement.of(entry.rule()), reason);
            put(ordinal, code);
            return;
        }
        var judgement = inquiry.explain(entry.rule());
        var passing = entry.held().since() > met ? Resolution.RULE_CHANGED : Resolution.FIXED;
        moving.judged(ordinal, Requirement.of(entry.rule()), judgement, passing);
        put(ordinal, VerdictCode.of(judgement.verdict()));
    }

    private SubjectFindings moving() {
        var moving = moved;
        if (moving == null) {
            moving = new SubjectFindings(before.findings(), before.verdicts(), occasion, acceptance);
            moved = moving;
        }
        return moving;
    }

    private void put(int ordinal, byte code) {
        if (VerdictCode.at(verdicts, ordinal) == code) {
            return;
        }
        if (verdicts == before.verdicts()) {
            verdicts = Arrays.copyOf(verdicts, Math.max(verdicts.length, rules.size()));
        }
        verdicts[ordinal] = code;
    }
}
