package io.hullmark.engine.conditions;

import io.hullmark.engine.conditions.Watches.Lookout;
import io.hullmark.engine.facts.Condition;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.picture.HeldConditions;
import io.hullmark.engine.rules.Signal;
import io.hullmark.engine.rules.Signal.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One container or host whose samples are looked at: how far its conditions have come. */
final class SubjectWatch {
    private static final long NEVER = -1;

    private final ObjectKey key;
    private List<Lookout> lookouts = List.of();
    private Lasting[] lasting = {};
    private final Blindness blindness = new Blindness();
    private SortedMap<String, Lasting> kept;
    private Questions questions = Questions.NONE;
    private boolean unmeasured;

    /** Whether nothing can come of rules to which its samples say nothing. */
    private boolean calm;

    private long revision = NEVER;

    private SubjectWatch(ObjectKey key, SortedMap<String, Lasting> kept) {
        this.key = key;
        this.kept = kept;
    }

    static SubjectWatch of(ObjectKey key) {
        return of(key, Collections.emptySortedMap());
    }

    /** One of before a restart. */
    static SubjectWatch of(ObjectKey key, SortedMap<String, Lasting> lasting) {
        return new SubjectWatch(key, lasting);
    }

    ObjectKey key() {
        return key;
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
     * @param turns gets what begins or ends
     * @return whether anything must be kept before the next restart
     */
    boolean look(List<Lookout> rules, Circumstances circumstances, Sample sample, Moment moment, List<Fact> turns) {
        sample.of(key);
        boolean known = moment.revision() == revision && rules == lookouts;
        boolean turned = !known && learn(rules, circumstances, moment.revision(), turns);
        blindness.begin();
        int asked = calm ? questions.open() : lasting.length;
        for (int number = 0; number < asked; number++) {
            int place = calm ? questions.open(number) : number;
            var level = level(place, sample);
            if (lasting[place].phase() == Lasting.Phase.CLEAR
                    && (level == Level.LOWERED || level == Level.BETWEEN)
                    && blindness.isNone()) {
                continue;
            }
            boolean blinded = moment.gapped() || (level != Level.UNKNOWN && blindness.lasts(place));
            blindness.note(place, lookouts.get(place), level, sample);
            turned |= next(place, level, sample, moment.at(), blinded, turns);
        }
        calm = blindness.tellsNothing() && (calm || isCalm());
        if (unmeasured || blindness.isNews()) {
            turns.add(new Fact.MeasurementChanged(key, Optional.empty(), blindness.missing()));
        }
        return turned;
    }

    private boolean next(int place, Level level, Sample sample, Instant at, boolean gapped, List<Fact> turns) {
        var lookout = lookouts.get(place);
        var before = lasting[place];
        boolean changed = !before.hash().equals(lookout.hash());
        if (changed && before.holds() && level == Level.UNKNOWN) {
            return false;
        }
        var after = (changed ? before.under(lookout.hash()) : before).next(level, at, gapped, lookout.watch());
        if (after.equals(before)) {
            return false;
        }
        lasting[place] = after;
        if (before.holds() != after.holds() || (changed && after.holds())) {
            turns.add(turn(lookout, after.holds() ? after : before, after.holds(), sample));
        }
        return true;
    }

    /** Something may be known otherwise than at the sample before; whether anything must be kept for it. */
    private boolean learn(List<Lookout> rules, Circumstances circumstances, long now, List<Fact> turns) {
        revision = now;
        var known = circumstances.conditions(key);
        blindness.learn(known.map(HeldConditions::missing));
        unmeasured = known.flatMap(HeldConditions::unmeasured).isPresent();
        questions = circumstances.questions(key, rules);
        calm = false;
        return align(rules, known, turns);
    }

    /** Whether rules to which samples say nothing have nothing to end either. */
    private boolean isCalm() {
        for (int place = 0; place < lasting.length; place++) {
            boolean open = questions.isOpen(place);
            if (!open && (lasting[place].phase() != Lasting.Phase.CLEAR || blindness.begins(place))) {
                return false;
            }
        }
        return true;
    }

    /** What the next sample has to be asked, if nothing is to be said of it unless one of these rules is raised; null otherwise. */
    @Nullable
    Questions stillness() {
        boolean still = calm && !unmeasured && blindness.isNone() && !blindness.isNews() && questions.isAskedAlone();
        for (int number = 0; still && number < questions.open(); number++) {
            still = lasting[questions.open(number)].phase() == Lasting.Phase.CLEAR;
        }
        return still ? questions : null;
    }

    /** Samples stopped coming: what was rising can't be said to last. */
    void lapse() {
        for (int place = 0; place < lasting.length; place++) {
            if (lasting[place].phase() == Lasting.Phase.RISING) {
                lasting[place] = Lasting.clear(lasting[place].hash());
            }
        }
    }

    /** Other rules are in force: conditions of those that are gone end. */
    private boolean align(List<Lookout> rules, Optional<HeldConditions> known, List<Fact> turns) {
        if (rules == lookouts) {
            return false;
        }
        var before = lasting();
        lookouts = rules;
        lasting = new Lasting[rules.size()];
        blindness.watch(rules.size());
        for (int place = 0; place < lasting.length; place++) {
            var lookout = rules.get(place);
            var begun = before.remove(lookout.rule());
            lasting[place] = begun == null ? lookout.clear() : begun;
        }
        kept = new TreeMap<>();
        known.ifPresent(held -> held.conditions().stream()
                .filter(condition -> before.containsKey(condition.rule()))
                .forEach(condition -> turns.add(new Fact.ConditionChanged(key, condition, false))));
        return !before.isEmpty();
    }

    private Fact turn(Lookout lookout, Lasting told, boolean holds, Sample sample) {
        var account =
                holds ? lookout.watch().signal().account(sample.whole()) : new Signal.Account("", new ArrayList<>());
        return new Fact.ConditionChanged(
                key,
                new Condition(lookout.rule(), lookout.hash(), told.since(), account.message(), account.evidence()),
                holds);
    }

    /** A rule that fails on a sample spoils nothing but itself. */
    private Level level(int place, Sample sample) {
        try {
            var gauge = questions.gauge(place);
            return gauge.isPresent()
                    ? gauge.get().level(sample.alone())
                    : lookouts.get(place).watch().signal().level(sample.whole());
        } catch (RuntimeException | StackOverflowError broken) {
            return Level.UNKNOWN;
        }
    }
}
