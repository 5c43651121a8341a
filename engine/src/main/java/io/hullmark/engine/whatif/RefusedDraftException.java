package io.hullmark.engine.whatif;

import io.hullmark.engine.rules.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A draft does not go with what stands in the journal beside it. The message says what, and why. */
public final class RefusedDraftException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedDraftException(String id, List<Problem> problems) {
        super("the draft of '%s' can't take effect beside what the journal holds: %s"
                .formatted(id, problems.stream().map(Problem::toString).collect(Collectors.joining("; "))));
    }
}
