package io.hullmark.streams.replay;

/** The beginning of a journal is no longer kept, so nobody can tell what was later. The message says from where it is kept. */
public final class BeheadedJournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BeheadedJournalException(KnownEntry oldest) {
        super(
                "the journal begins at position %d, known since %s (%s): what was before is no longer kept, so nothing can be said of later"
                        .formatted(oldest.entry().getPosition(), oldest.known(), oldest.place()));
    }
}
