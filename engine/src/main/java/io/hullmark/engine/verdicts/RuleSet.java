package io.hullmark.engine.verdicts;

import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.picture.SectionMask;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Logic;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The compiled rules of a partition by their ordinals, and which of them a change concerns. */
public final class RuleSet {
    /** Kinds of subjects have few sections, so few combinations of them ever change together. */
    private static final int MOST_MASKS = 4_096;

    private final List<Entry> entries;
    private final int[] reads;
    private final Logic[] logics;
    private final @Nullable ObjectKind[] kinds;
    private final boolean[] perElement;
    private final Map<ObjectKind, Selection> judging = new EnumMap<>(ObjectKind.class);
    private final Map<ObjectKind, List<Entry>> ordered = new EnumMap<>(ObjectKind.class);
    private final Map<ObjectKind, Map<Integer, Selection>> concerned = new EnumMap<>(ObjectKind.class);

    /**
     * One rule.
     *
     * @param held what is kept of it
     * @param rule the rule, compiled
     */
    public record Entry(HeldRule held, Rule rule) {
        /** Whether it judges subjects of a kind now. */
        public boolean judges(ObjectKind kind) {
            return held.standing() == HeldRule.Standing.IN_FORCE && rule.subject() == kind;
        }

        public RuleId id() {
            return rule.id();
        }
    }

    private RuleSet(List<Entry> entries) {
        this.entries = entries;
        this.reads = entries.stream()
                .mapToInt(entry -> SectionMask.of(entry.rule().reads()))
                .toArray();
        this.logics = entries.stream().map(entry -> entry.rule().logic()).toArray(Logic[]::new);
        this.kinds = new ObjectKind[entries.size()];
        this.perElement = new boolean[entries.size()];
        for (int ordinal = 0; ordinal < entries.size(); ordinal++) {
            var rule = entries.get(ordinal).rule();
            kinds[ordinal] = entries.get(ordinal).judges(rule.subject()) ? rule.subject() : null;
            perElement[ordinal] = rule.perElement();
        }
        for (ObjectKind kind : ObjectKind.values()) {
            judging.put(
                    kind,
                    Selection.of(
                            IntStream.range(0, entries.size())
                                    .filter(ordinal -> entries.get(ordinal).judges(kind))
                                    .toArray(),
                            entries));
            ordered.put(
                    kind,
                    entries.stream()
                            .filter(entry -> entry.judges(kind))
                            .sorted(Comparator.comparing(Entry::id))
                            .toList());
            concerned.put(kind, new HashMap<>());
        }
    }

    /** Rules whose ordinals are 0 and up without holes, in any order. */
    public static RuleSet of(Iterable<Entry> rules) {
        var entries = new ArrayList<Entry>();
        rules.forEach(entries::add);
        entries.sort(Comparator.comparingInt(entry -> entry.held().ordinal()));
        for (int ordinal = 0; ordinal < entries.size(); ordinal++) {
            if (entries.get(ordinal).held().ordinal() != ordinal) {
                throw new IllegalStateException("no rule has the ordinal " + ordinal);
            }
        }
        return new RuleSet(List.copyOf(entries));
    }

    public int size() {
        return entries.size();
    }

    public Entry entry(int ordinal) {
        return entries.get(ordinal);
    }

    /** What a rule says of a subject of a kind, as a {@link VerdictCode}. */
    public byte decide(int ordinal, ObjectKind kind, Bindings bindings) {
        return kinds[ordinal] == kind
                ? VerdictCode.of(Containment.decide(logics[ordinal], bindings))
                : VerdictCode.NONE;
    }

    /** Whether a rule judges elements. */
    public boolean perElement(int ordinal) {
        return perElement[ordinal];
    }

    /** The rules on one kind of subject, ordered by id. */
    public List<Entry> on(ObjectKind kind) {
        return Optional.ofNullable(ordered.get(kind)).orElse(List.of());
    }

    /** The rules on a kind that read any of these sections. */
    @SuppressWarnings("NullAway") // every kind has an entry
    public Selection concerned(ObjectKind kind, int mask) {
        var known = concerned.get(kind);
        var rules = known.get(mask);
        if (rules == null) {
            rules = Selection.of(
                    IntStream.of(judging.get(kind).ordinals())
                            .filter(ordinal -> (reads[ordinal] & mask) != 0)
                            .toArray(),
                    entries);
            if (known.size() < MOST_MASKS) {
                known.put(mask, rules);
            }
        }
        return rules;
    }

    /** All rules on a kind. */
    @SuppressWarnings("NullAway") // every kind has an entry
    public Selection all(ObjectKind kind) {
        return judging.get(kind);
    }

    /** Ordinals of the rules that came, changed or went after an epoch, ascending. */
    public int[] since(long epoch) {
        return IntStream.range(0, entries.size())
                .filter(ordinal -> entries.get(ordinal).held().since() > epoch)
                .toArray();
    }
}
