package io.hullmark.streams.replay;

import io.hullmark.engine.facts.Struct;
import io.hullmark.streams.replay.Change.Altered;
import io.hullmark.streams.replay.Change.Appeared;
import io.hullmark.streams.replay.Change.FieldChange;
import io.hullmark.streams.replay.Change.Gone;
import io.hullmark.streams.replay.Change.VerdictChange;
import io.hullmark.wire.RuleVerdict;
import io.hullmark.wire.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is different between two moments of the past. */
public final class Changes {
    private Changes() {}

    /** Of every subject that is not the same, ordered as the subjects are. */
    public static List<Change> between(List<PastSubject> before, List<PastSubject> after) {
        var old = byKey(before);
        var now = byKey(after);
        var keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        var changes = new ArrayList<Change>();
        for (String key : keys) {
            change(Optional.ofNullable(old.get(key)), Optional.ofNullable(now.get(key)))
                    .ifPresent(changes::add);
        }
        return changes;
    }

    private static SortedMap<String, PastSubject> byKey(List<PastSubject> subjects) {
        var byKey = new TreeMap<String, PastSubject>();
        subjects.forEach(past -> byKey.put(key(past.posture().getSubject()), past));
        return byKey;
    }

    private static String key(Subject subject) {
        return subject.getHostId() + "/" + subject.getKind() + "/" + subject.getId();
    }

    private static Optional<Change> change(Optional<PastSubject> before, Optional<PastSubject> after) {
        if (before.isEmpty()) {
            return after.map(Appeared::new);
        } else if (after.isEmpty()) {
            return before.map(Gone::new);
        }
        var fields = fields(before.get().configuration(), after.get().configuration());
        var verdicts = verdicts(
                before.get().posture().getVerdicts(), after.get().posture().getVerdicts());
        return fields.isEmpty() && verdicts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Altered(before.get(), after.get(), fields, verdicts));
    }

    private static List<FieldChange> fields(Struct before, Struct after) {
        var old = new TreeMap<String, String>();
        var now = new TreeMap<String, String>();
        flatten("", before, old);
        flatten("", after, now);
        var paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        return paths.stream()
                .map(path ->
                        new FieldChange(path, Optional.ofNullable(old.get(path)), Optional.ofNullable(now.get(path))))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static void flatten(String path, @Nullable Object value, Map<String, String> into) {
        if (value instanceof Struct struct) {
            var prefix = path.isEmpty() ? "" : path + ".";
            struct.type().fields().forEach(field -> flatten(prefix + field.name(), struct.get(field.slot()), into));
        } else if (value != null) {
            into.put(path, FieldText.of(value));
        }
    }

    private static List<VerdictChange> verdicts(List<RuleVerdict> before, List<RuleVerdict> after) {
        var old = byRule(before);
        var now = byRule(after);
        var rules = new TreeSet<>(old.keySet());
        rules.addAll(now.keySet());
        return rules.stream()
                .map(rule -> verdict(rule, Optional.ofNullable(old.get(rule)), Optional.ofNullable(now.get(rule))))
                .filter(change -> !change.before().equals(change.after())
                        || !change.suppressedBefore().equals(change.suppressedAfter()))
                .toList();
    }

    private static SortedMap<String, RuleVerdict> byRule(List<RuleVerdict> verdicts) {
        var byRule = new TreeMap<String, RuleVerdict>();
        verdicts.forEach(verdict -> byRule.put(verdict.getRuleId(), verdict));
        return byRule;
    }

    private static VerdictChange verdict(String rule, Optional<RuleVerdict> before, Optional<RuleVerdict> after) {
        return new VerdictChange(
                rule,
                before.map(RuleVerdict::getVerdict),
                after.map(RuleVerdict::getVerdict),
                suppressed(before),
                suppressed(after));
    }

    private static SortedMap<String, String> suppressed(Optional<RuleVerdict> verdict) {
        return verdict.<SortedMap<String, String>>map(said -> new TreeMap<>(said.getSuppressed()))
                .orElseGet(Collections::emptySortedMap);
    }
}
