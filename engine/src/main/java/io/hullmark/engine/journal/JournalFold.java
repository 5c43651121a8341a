package io.hullmark.engine.journal;

import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.SectionReader;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.engine.verdicts.RuleSetEpoch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Folds one partition of the journal: applies entries in their order and says what follows. What it must remember is in its
 * {@link Memory}; what it keeps beside that only saves work. Not for several threads.
 */
public final class JournalFold {
    final RuleCompiler compiler;
    final SectionReader reader;
    private final Memory memory;

    public JournalFold(RuleCompiler compiler, SectionReader reader, Memory memory) {
        this.compiler = compiler;
        this.reader = reader;
        this.memory = memory;
    }

    /** What follows from one entry, in an order that depends on nothing but the journal. */
    public List<Outcome> apply(JournalEntry entry) {
        return List.of();
    }

    /** The earliest moment at which a tick of the clock would change something. */
    public Optional<Instant> nextDeadline() {
        return Optional.empty();
    }

    /** Whether a re-judgement waits for a slice to be granted. */
    public boolean sliceDue() {
        return memory.standing().sweep().isPresent();
    }

    /** The rules in force. */
    public RuleSetEpoch epoch() {
        return memory.standing().epoch();
    }
}
