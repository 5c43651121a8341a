package io.hullmark.engine.whatif;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.SectionReader;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.Outcome.RuleRefused;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.engine.rules.RuleId;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Folds one partition of the journal on two sides beside each other, as it was and as it would have been under a draft, and tells where
 * the findings part. Entries of before the span go to {@link #precede}; {@link #begin} lets the draft take effect on one of the sides;
 * {@link #apply} takes the entries of the span.
 *
 * <p>A topology under the draft would have written ticks and slices of its own. Where the fold of the draft waits for one, and that of
 * what was does not, it gets one: a tick at the very moment, slices at once. Where both wait, that of the journal serves both; so a draft
 * that changes nothing differs in nothing.
 */
public final class WhatIf {
    private final int partition;
    private final Draft draft;
    private final Side live;
    private final Courses courses = new Courses();
    private final TreeSet<RuleId> untold = new TreeSet<>();
    private @Nullable Side drafted;
    private Instant newest;
    private long position;

    /** Knows nothing of the partition yet. */
    public WhatIf(int partition, Draft draft, RuleCompiler compiler, SectionReader reader) {
        this(partition, draft, compiler, reader, Patience.STANDARD);
    }

    /**
     * Goes on with what a fold remembered that took every entry up to here.
     *
     * @param newest the latest time at which one of them took effect
     */
    public WhatIf(
            int partition,
            Draft draft,
            RuleCompiler compiler,
            SectionReader reader,
            HeapMemory memory,
            Instant newest) {
        this(partition, draft, Side.live(compiler, reader, Patience.STANDARD, memory), newest);
    }

    /** Tells changes sooner or later than others do. */
    WhatIf(int partition, Draft draft, RuleCompiler compiler, SectionReader reader, Patience patience) {
        this(partition, draft, Side.live(compiler, reader, patience, new HeapMemory()), Instant.MIN);
    }

    private WhatIf(int partition, Draft draft, Side live, Instant newest) {
        this.partition = partition;
        this.draft = draft;
        this.live = live;
        this.newest = newest;
    }

    /** An entry of before the span: it took effect, whatever the draft says. */
    public void precede(JournalEntry entry) {
        reach(entry);
        live.pass(entry);
    }

    /**
     * The draft takes effect.
     *
     * @throws RefusedDraftException if it does not go with what the journal holds beside it
     */
    public void begin(Instant from) {
        newest = from.isAfter(newest) ? from : newest;
        var side = live.drafted(draft.shadow());
        live.reread();
        side.reread();
        live.stand(courses, newest);
        side.stand(courses, newest);
        courses.settle(newest, live, side);
        drafted = side;
        for (Fact fact : Replacement.of(draft, side.memory())) {
            side.apply(at(newest, fact), courses).forEach(outcome -> {
                if (outcome instanceof RuleRefused refused) {
                    throw new RefusedDraftException(refused.id(), refused.problems());
                }
            });
        }
        side.reread();
        leaveOutWhatCannotBeTold(side);
        sweep(side, newest);
        courses.touchAll();
        courses.settle(newest, live, side);
    }

    /** The next entry of the span. */
    public void apply(JournalEntry entry) {
        var side = drafted();
        reach(entry);
        catchUp(side, newest);
        live.apply(entry, courses);
        if (!draft.overrules(entry.fact())) {
            side.apply(entry, courses);
        }
        if (!live.sliceDue()) {
            sweep(side, newest);
        }
        if (concernsRules(entry.fact())) {
            live.reread();
            side.reread();
            courses.touchAll();
            leaveOutWhatCannotBeTold(side);
        }
        courses.settle(newest, live, side);
    }

    /** Where the sides parted, up to the end of the span. */
    public Difference end(Instant to) {
        var side = drafted();
        catchUp(side, to);
        var told = courses.deviations(to).stream()
                .filter(deviation -> !untold.contains(deviation.rule()))
                .toList();
        var rules = new TreeMap<RuleId, Requirement>();
        live.rules().forEach(entry -> rules.put(entry.id(), Requirement.of(entry.rule())));
        side.rules().forEach(entry -> rules.put(entry.id(), Requirement.of(entry.rule())));
        return new Difference(told, rules, untold);
    }

    private void reach(JournalEntry entry) {
        position = entry.position();
        newest = entry.at().isAfter(newest) ? entry.at() : newest;
    }

    private Side drafted() {
        return Optional.ofNullable(drafted)
                .orElseThrow(() -> new IllegalStateException("the draft must take effect before entries of the span"));
    }

    /** What lasts under the draft alone is told when its time has come, for nobody wrote a tick for it. */
    private void catchUp(Side side, Instant clock) {
        var due = side.nextDeadline();
        while (due.isPresent() && !due.get().isAfter(clock) && isFirst(due.get())) {
            var moment = due.get();
            side.apply(at(moment, new Fact.Ticked(moment)), courses);
            sweep(side, moment);
            courses.settle(moment, live, side);
            due = side.nextDeadline().filter(next -> next.isAfter(moment));
        }
    }

    /** Whether nothing on the side of what was has to be told by then: the tick for that stands in the journal. */
    private boolean isFirst(Instant moment) {
        return live.nextDeadline().filter(next -> !next.isAfter(moment)).isEmpty();
    }

    private void sweep(Side side, Instant at) {
        while (side.sliceDue()) {
            side.apply(at(at, new Fact.SliceGranted(Integer.MAX_VALUE)), courses);
        }
    }

    private JournalEntry at(Instant at, Fact fact) {
        return new JournalEntry(partition, position, at, fact);
    }

    private static boolean concernsRules(Fact fact) {
        return fact instanceof Fact.RulePublished
                || fact instanceof Fact.RuleWithdrawn
                || fact instanceof Fact.PolicyPublished;
    }

    /** Conditions in the journal are those of the rules that were in force: of other rules over time nobody knows what they would say. */
    private void leaveOutWhatCannotBeTold(Side side) {
        for (var entry : side.rules()) {
            var rule = entry.rule();
            var id = entry.id();
            if (rule.logic().watch().isPresent()
                    && side.rule(id.value()).isPresent()
                    && live.rule(id.value())
                            .map(Rule::hash)
                            .filter(rule.hash()::equals)
                            .isEmpty()) {
                untold.add(id);
            }
        }
    }
}
