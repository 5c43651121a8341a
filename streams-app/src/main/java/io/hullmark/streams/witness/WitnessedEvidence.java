package io.hullmark.streams.witness;

import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.replay.Records;

/**
 * Evidence whose journal is held against what witnesses have signed, while it is read. Where its beginning is not read, or retention has
 * deleted it, there is nothing that a root could be computed of, and nothing is compared.
 */
public final class WitnessedEvidence implements Evidence {
    private final Evidence evidence;
    private final String topic;
    private final Testimony testimony;
    private final Vouching vouching = new Vouching();

    /**
     * Evidence and what was signed of it.
     *
     * @param evidence what is read
     * @param topic the journal's, as witnesses name it
     * @param testimony what they signed
     */
    public WitnessedEvidence(Evidence evidence, String topic, Testimony testimony) {
        this.evidence = evidence;
        this.topic = topic;
        this.testimony = testimony;
    }

    /** Which checkpoints were compared so far and hold. */
    public Vouching vouching() {
        return vouching;
    }

    @Override
    public int partitions() {
        return evidence.partitions();
    }

    @Override
    public String name() {
        return evidence.name();
    }

    @Override
    public Records facts(int partition, long from) {
        var facts = evidence.facts(partition, from);
        var signed = testimony.of(topic, partition);
        return facts.first() > 0 || signed.isEmpty()
                ? facts
                : WitnessedRecords.of(facts, topic, partition, signed, vouching);
    }

    @Override
    public Records violations(int partition) {
        return evidence.violations(partition);
    }
}
