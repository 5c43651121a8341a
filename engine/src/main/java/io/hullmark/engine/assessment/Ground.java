package io.hullmark.engine.assessment;

import java.util.Comparator;

/**
 * An entry of the journal that a statement rests on, as somebody finds and checks it.
 *
 * @param topic topic of the journal
 * @param partition its partition
 * @param offset offset of the record
 * @param position position of the entry in the partition, from 0, without holes
 * @param sha256 SHA-256 of the record's value, 64 hex digits: what the next entry is chained to
 */
public record Ground(String topic, int partition, long offset, long position, String sha256)
        implements Comparable<Ground> {
    private static final Comparator<Ground> ORDER =
            Comparator.comparing(Ground::topic).thenComparing(Ground::partition).thenComparing(Ground::position);

    @Override
    public int compareTo(Ground other) {
        return ORDER.compare(this, other);
    }
}
