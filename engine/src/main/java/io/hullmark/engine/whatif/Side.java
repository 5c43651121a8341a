package io.hullmark.engine.whatif;

import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.SectionReader;
import io.hullmark.engine.findings.FindingIds;
import io.hullmark.engine.findings.HeldFinding;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.findings.Transition;
import io.hullmark.engine.findings.Transition.Kind;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.journal.Judged;
import io.hullmark.engine.journal.Memory;
import io.hullmark.engine.journal.Outcome;
import io.hullmark.engine.journal.Outcome.FindingChanged;
import io.hullmark.engine.journal.Outcome.PostureChanged;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.verdicts.HeldRule.Standing;
import io.hullmark.engine.verdicts.RuleSet;
import io.hullmark.engine.whatif.Draft.Shadow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One of the two sides: a fold of its own, and what of its findings people are told. */
final class Side {
    private static final int MOST_OBJECTS = 4_096;
    private static final ObjectKey BEFORE_ALL = ObjectKey.host("\0");

    private final World world;
    private final Shadow shadow;
    private final RuleCompiler compiler;
    private final SectionReader reader;
    private final Patience patience;
    private final HeapMemory memory;
    private final JournalFold fold;
    private Map<String, RuleSet.Entry> rules = Map.of();

    private Side(
            World world,
            Shadow shadow,
            RuleCompiler compiler,
            SectionReader reader,
            Patience patience,
            HeapMemory memory) {
        this.world = world;
        this.shadow = shadow;
        this.compiler = compiler;
        this.reader = reader;
        this.patience = patience;
        this.memory = memory;
        this.fold = new JournalFold(compiler, reader, memory, MOST_OBJECTS, patience);
    }

    /** The side as it was, of which so much is remembered. */
    static Side live(RuleCompiler compiler, SectionReader reader, Patience patience, HeapMemory memory) {
        return new Side(World.LIVE, Shadow.IGNORED, compiler, reader, patience, memory);
    }

    /** The other side, which is the same up to now. */
    Side drafted(Shadow treatment) {
        return new Side(World.DRAFT, treatment, compiler, reader, patience, memory.copy());
    }

    Memory memory() {
        return memory;
    }

    boolean sliceDue() {
        return fold.sliceDue();
    }

    Optional<Instant> nextDeadline() {
        return fold.nextDeadline();
    }

    /** Applies an entry that is of no interest by itself. */
    void pass(JournalEntry entry) {
        fold.apply(entry);
    }

    /** Applies an entry and notes what is told of findings from then on. */
    List<Outcome> apply(JournalEntry entry, Courses courses) {
        var outcomes = fold.apply(entry);
        for (Outcome outcome : outcomes) {
            if (outcome instanceof PostureChanged changed) {
                memory.subjects()
                        .find(changed.subject().key())
                        .ifPresent(judged -> joinLineage(judged, courses, entry.at()));
            }
        }
        for (Outcome outcome : outcomes) {
            if (outcome instanceof FindingChanged changed) {
                note(changed.transition(), courses, entry.at());
            }
        }
        return outcomes;
    }

    /** Notes all findings that stand when the sides part. */
    void stand(Courses courses, Instant at) {
        var entries = fold.rules();
        memory.subjects().scan(BEFORE_ALL, (key, judged) -> {
            joinLineage(judged, courses, at);
            for (HeldFinding finding : judged.findings()) {
                if (finding.told()) {
                    var rule = entries.entry(finding.rule()).id();
                    var told = new Told(rule, judged.subject(), labels(key), finding.element(), finding.exception());
                    courses.tell(world, FindingIds.finding(rule, key, finding), told, at);
                }
            }
            return true;
        });
    }

    private static void joinLineage(Judged judged, Courses courses, Instant at) {
        var key = judged.subject().key();
        for (HeldFinding finding : judged.findings()) {
            if (!finding.origin().isEmpty()) {
                courses.join(key, new ObjectKey(key.hostId(), key.kind(), finding.origin()), at);
            }
        }
    }

    private void note(Transition transition, Courses courses, Instant at) {
        var kind = transition.kind();
        if (kind instanceof Kind.Resolved) {
            courses.resolve(world, transition.findingId());
            return;
        }
        var exception = kind instanceof Kind.Suppressed suppressed
                ? Optional.of(suppressed.exception())
                : Optional.<String>empty();
        var subject = transition.subject();
        courses.tell(
                world,
                transition.findingId(),
                new Told(
                        transition.requirement().id(), subject, labels(subject.key()), transition.element(), exception),
                at);
    }

    private SortedMap<String, String> labels(ObjectKey subject) {
        var seen = fold.seen(subject);
        var labels = new TreeMap<String, String>();
        var field = seen.type().field("labels");
        if (field.isPresent() && seen.get(field.get().slot()) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> labels.put(String.valueOf(name), String.valueOf(value)));
        }
        return labels;
    }

    /** Looks at the rules again after one of them, or the policy, may have changed. */
    void reread() {
        var set = fold.rules();
        var known = new TreeMap<String, RuleSet.Entry>();
        for (int ordinal = 0; ordinal < set.size(); ordinal++) {
            known.put(set.entry(ordinal).id().value(), set.entry(ordinal));
        }
        rules = known;
    }

    /** All rules that there ever were, in the order of their ids. */
    Collection<RuleSet.Entry> rules() {
        return rules.values();
    }

    /** A rule that is in force. */
    Optional<Rule> rule(String id) {
        return Optional.ofNullable(rules.get(id))
                .filter(entry -> entry.held().standing() == Standing.IN_FORCE)
                .map(RuleSet.Entry::rule);
    }

    /** What people are told, given the findings of one course. */
    Phase phase(Collection<Told> findings) {
        Phase phase = new Phase.Absent();
        for (Told told : findings) {
            phase = phase.or(phase(told));
        }
        return phase;
    }

    private Phase phase(Told told) {
        var entry = Optional.ofNullable(rules.get(told.rule().value())).orElseThrow();
        if (entry.rule().mode() == RuleMode.SHADOW && shadow == Shadow.IGNORED) {
            return new Phase.Absent();
        }
        var severity = entry.rule().severity();
        return told.exception()
                .<Phase>map(id -> new Phase.Suppressed(severity, id))
                .orElseGet(() -> new Phase.Open(severity));
    }
}
