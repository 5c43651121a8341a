package io.hullmark.streams.topology;

import io.hullmark.engine.decisions.Flaws.Flaw;
import io.hullmark.engine.decisions.Held;
import io.hullmark.engine.exceptions.ExceptionFlaws;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.journal.Memory;
import io.hullmark.streams.wire.ExceptionFacts;
import io.hullmark.wire.AdmittedException;
import io.hullmark.wire.ExceptionDecision;
import io.hullmark.wire.ExceptionType;
import io.hullmark.wire.QuarantineReason;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.stream.Collectors;

/** Exceptions, and what takes them back. */
final class PublishedExceptions implements PublishedKind<ExceptionDecision> {
    private final Memory memory;

    PublishedExceptions(Memory memory) {
        this.memory = memory;
    }

    @Override
    public String id(ExceptionDecision decision) {
        return decision.getId();
    }

    @Override
    public Opinion opinion(ExceptionDecision decision, Instant now) {
        var held = memory.exceptions().find(decision.getId()).map(Held::decision);
        if (decision.getRevoked()) {
            return held.isPresent()
                    ? Opinion.Fine.NEWS
                    : new Opinion.Bad("no exception '%s' holds or will hold".formatted(Shortened.of(decision.getId())));
        }
        if (decision.getType() == ExceptionType.UNRECOGNIZED) {
            return new Opinion.Bad("the exception is of a type that this version does not know");
        }
        PolicyException exception = ExceptionFacts.exception(decision);
        var flaws = ExceptionFlaws.of(exception, decision.getPublishedAt());
        if (!flaws.isEmpty()) {
            return new Opinion.Bad(flaws.stream().map(Flaw::message).collect(Collectors.joining("\n")));
        }
        // A topology that begins from nothing meets all that ever was published; what is over then is nobody's mistake.
        boolean over = !exception.expiresAt().isAfter(now);
        return over || held.filter(exception::equals).isPresent() ? Opinion.Fine.NO_NEWS : Opinion.Fine.NEWS;
    }

    @Override
    public Object written(ByteBuffer bytes) {
        return new AdmittedException(bytes);
    }

    @Override
    public Fact fact(ExceptionDecision decision) {
        return ExceptionFacts.of(decision);
    }

    @Override
    public QuarantineReason bad() {
        return QuarantineReason.BAD_EXCEPTION;
    }

    @Override
    public String takingBack() {
        return "an exception is not taken back by a record without a value but by one that is revoked";
    }
}
