package io.hullmark.engine.conditions;

import io.hullmark.engine.conditions.Watches.Lookout;
import io.hullmark.engine.facts.Condition;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.picture.HeldConditions;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Signal;
import io.hullmark.engine.rules.Signal.Level;
import io.hullmark.engine.telemetry.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One container or host whose samples are looked at: its latest reading, and how far its conditions have come. */
final class SubjectWatch {
    /** A sample or two that lack something are a restart or a race; three in a row are blindness. */
    private static final int BLIND_AFTER = 3;

    private final ObjectKey key;
    private List<Lookout> lookouts = List.of();
    private Lasting[] lasting = {};
    private int[] blind = {};
    private SortedMap<String, Lasting> kept;
    private @Nullable Reading reading;
    private Instant measuredAt = Instant.EPOCH;

    private SubjectWatch(ObjectKey key, SortedMap<String, Lasting> kept) {
        this.key = key;
        this.kept = kept;
    }

    static SubjectWatch of(ObjectKey key, Optional<Measured> measured) {
        var watch = new SubjectWatch(key, measured.map(Measured::lasting).orElse(new TreeMap<>()));
        measured.ifPresent(known -> watch.read(known.reading(), known.measuredAt()));
        return watch;
    }

    ObjectKey key() {
        return key;
    }

    /** The reading before; null before the first. */
    @Nullable
    Reading reading() {
        return reading;
    }

    Instant measuredAt() {
        return measuredAt;
    }

    void read(Reading now, Instant at) {
        reading = now;
        measuredAt = at;
    }

    /** How far conditions have come that are not clear. */
    SortedMap<String, Lasting> lasting() {
        var all = new TreeMap<>(kept);
        for (int place = 0; place < lasting.length; place++) {
            if (lasting[place].phase() != Lasting.Phase.CLEAR) {
                all.put(lookouts.get(place).rule(), lasting[place]);
            } else {
                all.remove(lookouts.get(place).rule());
            }
        }
        return all;
    }

    /**
     * Looks at a sample.
     *
     * @param known what the fold knows of this subject
     * @param turns gets what begins or ends
     * @return whether anything must be kept before the next restart
     */
    boolean look(
            List<Lookout> rules,
            Bindings bindings,
            Instant at,
            boolean gapped,
            Optional<HeldConditions> known,
            List<Fact> turns) {
        boolean turned = align(rules, known, turns);
        var missing = known.map(HeldConditions::missing).orElse(null);
        SortedMap<String, String> blindness = missing == null ? new TreeMap<>() : missing;
        for (int place = 0; place < lasting.length; place++) {
            var lookout = lookouts.get(place);
            var signal = lookout.watch().signal();
            var level = level(signal, bindings);
            boolean blinded = gapped || (level != Level.UNKNOWN && blind[place] >= BLIND_AFTER);
            blindness = noted(blindness, place, level, signal, bindings);
            var before = lasting[place];
            boolean changed = !before.hash().equals(lookout.hash());
            if (changed && before.holds() && level == Level.UNKNOWN) {
                continue;
            }
            var after = (changed ? before.under(lookout.hash()) : before).next(level, at, blinded, lookout.watch());
            if (!after.equals(before)) {
                lasting[place] = after;
                turned = true;
                if (before.holds() != after.holds() || (changed && after.holds())) {
                    turns.add(turn(lookout, after.holds() ? after : before, after.holds(), bindings));
                }
            }
        }
        if (missing == null || !known.get().unmeasured().isEmpty() || !blindness.equals(missing)) {
            turns.add(new Fact.MeasurementChanged(key, Optional.empty(), blindness));
        }
        return turned;
    }

    /** Samples stopped coming: what was rising can't be said to last. */
    void lapse() {
        for (int place = 0; place < lasting.length; place++) {
            if (lasting[place].phase() == Lasting.Phase.RISING) {
                lasting[place] = Lasting.clear(lasting[place].hash());
            }
        }
    }

    private SortedMap<String, String> noted(
            SortedMap<String, String> blindness, int place, Level level, Signal signal, Bindings bindings) {
        var rule = lookouts.get(place).rule();
        if (level != Level.UNKNOWN) {
            blind[place] = 0;
            return without(blindness, rule);
        }
        blind[place]++;
        if (blind[place] != BLIND_AFTER || blindness.containsKey(rule)) {
            return blindness;
        }
        var more = new TreeMap<>(blindness);
        more.put(rule, signal.missing(bindings));
        return more;
    }

    private static SortedMap<String, String> without(SortedMap<String, String> blindness, String rule) {
        if (!blindness.containsKey(rule)) {
            return blindness;
        }
        var fewer = new TreeMap<>(blindness);
        fewer.remove(rule);
        return fewer;
    }

    /** Other rules are in force: conditions of those that are gone end. */
    private boolean align(List<Lookout> rules, Optional<HeldConditions> known, List<Fact> turns) {
        if (rules == lookouts) {
            return false;
        }
        var before = lasting();
        lookouts = rules;
        lasting = new Lasting[rules.size()];
        blind = new int[rules.size()];
        for (int place = 0; place < lasting.length; place++) {
            var lookout = rules.get(place);
            var begun = before.remove(lookout.rule());
            lasting[place] = begun == null ? Lasting.clear(lookout.hash()) : begun;
        }
        kept = new TreeMap<>();
        known.ifPresent(held -> held.conditions().stream()
                .filter(condition -> before.containsKey(condition.rule()))
                .forEach(condition -> turns.add(new Fact.ConditionChanged(key, condition, false))));
        return !before.isEmpty();
    }

    private Fact turn(Lookout lookout, Lasting told, boolean holds, Bindings bindings) {
        var account = holds ? lookout.watch().signal().account(bindings) : new Signal.Account("", new ArrayList<>());
        return new Fact.ConditionChanged(
                key,
                new Condition(lookout.rule(), lookout.hash(), told.since(), account.message(), account.evidence()),
                holds);
    }

    /** A rule that fails on a sample spoils nothing but itself. */
    private static Level level(Signal signal, Bindings bindings) {
        try {
            return signal.level(bindings);
        } catch (RuntimeException | StackOverflowError broken) {
            return Level.UNKNOWN;
        }
    }
}
