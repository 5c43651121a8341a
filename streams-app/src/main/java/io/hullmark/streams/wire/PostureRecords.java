package io.hullmark.streams.wire;

import io.hullmark.engine.journal.Outcome.PostureChanged;
import io.hullmark.wire.Posture;

/** Postures as records, for those who read them here and now. */
public final class PostureRecords {
    private PostureRecords() {}

    /** What a reader of the posture topic would see. */
    public static Posture of(PostureChanged changed) {
        var texts = new Texts();
        return Posture.newBuilder(OutcomeRecords.posture(changed))
                .setVerdicts(changed.verdicts().stream()
                        .map(verdict -> OutcomeRecords.verdict(verdict, texts))
                        .toList())
                .build();
    }
}
