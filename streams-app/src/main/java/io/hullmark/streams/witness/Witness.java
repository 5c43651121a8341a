package io.hullmark.streams.witness;

import io.hullmark.engine.transparency.SigningKey;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.replay.Records;
import io.hullmark.wire.SignedCheckpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the journal as it grows and signs how far it has come. What was signed once can't be unsaid: whoever keeps a checkpoint notices
 * every later change of what was before it. For one thread.
 */
public final class Witness {
    private final List<PartitionWitness> partitions;
    private final List<SigningKey> keys;

    /** Where the journal is read. */
    @FunctionalInterface
    public interface Journal {
        /** What is committed of a partition, from an offset on. */
        Records from(int partition, long offset);
    }

    private Witness(List<PartitionWitness> partitions, List<SigningKey> keys) {
        this.partitions = partitions;
        this.keys = keys;
    }

    /**
     * A witness that goes on from its own latest checkpoints, and from the beginning where there are none.
     *
     * @param topic the journal's
     * @param partitions how many it has
     * @param keys with which all is signed, the first of which names the log; more than one while a key is being replaced
     * @param latest by partition
     * @throws UnfitCheckpointException if a checkpoint is not signed by one of the keys, or does not say where to go on
     */
    public static Witness of(
            String topic,
            int partitions,
            List<SigningKey> keys,
            Map<Integer, SignedCheckpoint> latest,
            SchemaArchive schemas) {
        var all = new ArrayList<PartitionWitness>();
        for (int partition = 0; partition < partitions; partition++) {
            var log = new Log(keys.get(0).verifier().name(), topic, partition);
            var checkpoint = latest.get(partition);
            all.add(
                    checkpoint == null
                            ? PartitionWitness.atTheBeginning(log, schemas)
                            : PartitionWitness.after(checkpoint, log, keys, schemas));
        }
        return new Witness(all, keys);
    }

    /**
     * Reads what is new and signs it: a checkpoint for each partition that has grown.
     *
     * @throws io.hullmark.streams.replay.DamagedEvidenceException if what is new does not follow what was there
     * @throws UnfitCheckpointException if what follows the latest checkpoint is no longer kept
     */
    public List<SignedCheckpoint> sign(Journal journal) {
        var signed = new ArrayList<SignedCheckpoint>();
        for (var partition : partitions) {
            if (partition.reads(journal)) {
                signed.add(partition.signed(keys));
            }
        }
        return signed;
    }
}
