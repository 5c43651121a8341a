package io.hullmark.streams.witness;

import io.hullmark.engine.transparency.Checkpoint;
import io.hullmark.engine.transparency.MerkleTree;
import io.hullmark.streams.replay.DamagedEvidenceException;
import io.hullmark.streams.replay.Records;
import io.hullmark.streams.replay.Stored;
import io.hullmark.streams.replay.Stored.Place;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A journal's records, of which those that a checkpoint is about are only given out when it holds. */
final class WitnessedRecords implements Records {
    private final Records records;
    private final NavigableMap<Long, List<Checkpoint>> signed;
    private final MerkleTree tree = new MerkleTree();
    private final Vouching vouching;
    private Place place;

    private WitnessedRecords(
            Records records, NavigableMap<Long, List<Checkpoint>> signed, Place place, Vouching vouching) {
        this.vouching = vouching;
        this.records = records;
        this.signed = signed;
        this.place = place;
    }

    static WitnessedRecords of(
            Records records, String topic, int partition, Collection<Checkpoint> signed, Vouching vouching) {
        var bySize =
                signed.stream().collect(Collectors.groupingBy(Checkpoint::size, TreeMap::new, Collectors.toList()));
        return new WitnessedRecords(records, bySize, new Place(topic, partition, records.first()), vouching);
    }

    @Override
    public Optional<Stored> next() {
        var next = records.next();
        if (next.isEmpty()) {
            requireAllThatWasSigned();
            return next;
        }
        place = next.get().place();
        tree.append(next.get().value());
        for (var checkpoint : signed.getOrDefault(tree.size(), List.of())) {
            if (!checkpoint.describes(tree)) {
                throw new DamagedEvidenceException(
                        place,
                        "the first %d entries are not those that were signed as %s: something was changed between position %d and %d, or the checkpoint is of another journal"
                                .formatted(tree.size(), checkpoint.origin(), lastGood(), tree.size() - 1));
            }
            vouching.holds(place.partition(), tree.size());
        }
        return next;
    }

    /** Behind the last checkpoint that holds. */
    private long lastGood() {
        var before = signed.lowerKey(tree.size());
        return before == null ? 0 : before;
    }

    private void requireAllThatWasSigned() {
        if (!signed.isEmpty() && signed.lastKey() > tree.size()) {
            throw new DamagedEvidenceException(
                    place,
                    "the journal ends after %d entries, and %d were signed as %s"
                            .formatted(
                                    tree.size(),
                                    signed.lastKey(),
                                    signed.lastEntry().getValue().get(0).origin()));
        }
    }

    @Override
    public long first() {
        return records.first();
    }

    @Override
    public long end() {
        return records.end();
    }

    @Override
    public void close() {
        records.close();
    }
}
