package io.hullmark.streams.witness;

import io.hullmark.engine.transparency.Checkpoint;
import io.hullmark.engine.transparency.MerkleTree;
import io.hullmark.engine.transparency.SignedNote;
import io.hullmark.engine.transparency.SigningKey;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.journal.ChainEnd;
import io.hullmark.streams.journal.DamagedJournalException;
import io.hullmark.streams.journal.JournalChain;
import io.hullmark.streams.replay.DamagedEvidenceException;
import io.hullmark.wire.Sha256;
import io.hullmark.wire.SignedCheckpoint;
import java.util.List;

/** Reads the journal of one partition once, with its tree and its chain. */
final class PartitionWitness {
    private final Log log;
    private final MerkleTree tree;
    private final JournalChain chain;
    private long nextOffset;

    private PartitionWitness(Log log, MerkleTree tree, JournalChain chain, long nextOffset) {
        this.log = log;
        this.tree = tree;
        this.chain = chain;
        this.nextOffset = nextOffset;
    }

    static PartitionWitness atTheBeginning(Log log, SchemaArchive schemas) {
        return new PartitionWitness(log, new MerkleTree(), JournalChain.of(log.partition(), schemas), 0);
    }

    static PartitionWitness after(SignedCheckpoint latest, Log log, List<SigningKey> keys, SchemaArchive schemas) {
        try {
            var note = SignedNote.parse(latest.getNote());
            var tree = MerkleTree.of(
                    latest.getSize(),
                    latest.getTrees().stream().map(Sha256::bytes).toList());
            var checkpoint = Checkpoint.parse(note.text());
            boolean own = keys.stream().anyMatch(key -> note.isSignedBy(key.verifier()));
            if (!own || !checkpoint.origin().equals(log.origin()) || !checkpoint.describes(tree)) {
                throw new UnfitCheckpointException(
                        "the latest checkpoint of %s is not signed by this key, or not what it signed"
                                .formatted(log.origin()));
            }
            var end = ChainEnd.before(latest.getSize(), latest.getLast().bytes());
            return new PartitionWitness(
                    log, tree, JournalChain.from(end, log.partition(), schemas), latest.getNextOffset());
        } catch (IllegalArgumentException e) {
            throw new UnfitCheckpointException(
                    "the latest checkpoint of %s can't be read: %s".formatted(log.origin(), e.getMessage()));
        }
    }

    /** Reads on; whether there was anything new. */
    boolean reads(Witness.Journal journal) {
        long before = tree.size();
        try (var records = journal.from(log.partition(), nextOffset)) {
            for (var next = records.next(); next.isPresent(); next = records.next()) {
                var stored = next.get();
                requireAll(records.first());
                try {
                    chain.next(stored.value());
                } catch (DamagedJournalException e) {
                    throw new DamagedEvidenceException(stored.place(), String.valueOf(e.getMessage()));
                }
                tree.append(stored.value());
                nextOffset = stored.place().offset() + 1;
            }
        }
        return tree.size() > before;
    }

    /** A tree has no meaning without its first leaves, so it can't begin in the middle. */
    private void requireAll(long first) {
        if (first > nextOffset) {
            throw new UnfitCheckpointException(
                    ("of %s partition %d what stands before offset %d is no longer kept, and nobody has signed beyond offset %d:"
                                    + " a witness begins with the journal, or goes on from its latest checkpoint")
                            .formatted(log.topic(), log.partition(), first, nextOffset));
        }
    }

    SignedCheckpoint signed(List<SigningKey> keys) {
        var checkpoint = Checkpoint.of(log.origin(), tree);
        return SignedCheckpoint.newBuilder()
                .setNote(SignedNote.of(checkpoint.text(), keys).toString())
                .setOrigin(log.origin())
                .setPartition(log.partition())
                .setSize(tree.size())
                .setNextOffset(nextOffset)
                .setLast(new Sha256(chain.end().previous()))
                .setTrees(tree.trees().stream().map(Sha256::new).toList())
                .build();
    }
}
