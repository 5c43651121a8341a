package io.hullmark.streams.topology;

import io.hullmark.engine.facts.Fact;
import io.hullmark.wire.QuarantineReason;
import java.nio.ByteBuffer;
import java.time.Instant;

/** One kind of what people publish: how it is looked at before it takes effect, and what it is in the journal. */
interface PublishedKind<T> {
    /** The id that it names itself, which is the key of its record. */
    String id(T publication);

    Opinion opinion(T publication, Instant now);

    /** The branch of a journal's entry that keeps its original bytes. */
    Object written(ByteBuffer bytes);

    Fact fact(T publication);

    /** Why one is kept out that nobody should have published. */
    QuarantineReason bad();

    /** How one is taken back, since no record without a value does that. */
    String takingBack();
}
