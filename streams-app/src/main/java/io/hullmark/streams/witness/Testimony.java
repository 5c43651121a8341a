package io.hullmark.streams.witness;

import io.hullmark.engine.transparency.Checkpoint;
import io.hullmark.engine.transparency.SignedNote;
import io.hullmark.engine.transparency.VerifierKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What witnesses have signed, by partition.
 *
 * @param checkpoints all that count, in no order
 * @param untrusted notes that nobody who is trusted has signed: they count for nothing
 * @param signatures whether signatures were looked at, which needs keys
 */
public record Testimony(List<Checkpoint> checkpoints, int untrusted, boolean signatures) {
    public Testimony {
        checkpoints = List.copyOf(checkpoints);
    }

    /** Nobody has signed anything. */
    public static final Testimony NONE = new Testimony(List.of(), 0, false);

    /**
     * What notes say.
     *
     * @param notes signed notes; where the same stands twice, it counts once
     * @param trusted whose signatures count; where nobody is named, every note is held against the journal, whoever signed it
     * @throws UnfitCheckpointException if one is no note, or its text no checkpoint of a journal
     */
    public static Testimony of(Iterable<String> notes, List<VerifierKey> trusted) {
        var counting = new LinkedHashSet<Checkpoint>();
        int untrusted = 0;
        for (var note : notes) {
            try {
                var signed = SignedNote.parse(note);
                var checkpoint = Checkpoint.parse(signed.text());
                Objects.requireNonNull(Log.of(checkpoint.origin()));
                if (trusted.isEmpty() || trusted.stream().anyMatch(signed::isSignedBy)) {
                    counting.add(checkpoint);
                } else {
                    untrusted++;
                }
            } catch (IllegalArgumentException e) {
                throw new UnfitCheckpointException("a checkpoint can't be read: " + e.getMessage());
            }
        }
        return new Testimony(new ArrayList<>(counting), untrusted, !trusted.isEmpty());
    }

    /** Of a partition of a topic, whoever signed. */
    Set<Checkpoint> of(String topic, int partition) {
        var found = new LinkedHashSet<Checkpoint>();
        for (var checkpoint : checkpoints) {
            var log = Log.of(checkpoint.origin());
            if (log.topic().equals(topic) && log.partition() == partition) {
                found.add(checkpoint);
            }
        }
        return found;
    }
}
