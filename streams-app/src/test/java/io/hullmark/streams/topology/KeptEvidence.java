package io.hullmark.streams.topology;

import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.replay.Records;
import io.hullmark.streams.replay.Stored;
import io.hullmark.streams.replay.Stored.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The evidence of one partition, in lists that a test may spoil. */
final class KeptEvidence implements Evidence {
    final List<byte[]> facts;
    final List<byte[]> violations;
    /** How many records of it were read. */
    int served;

    private final long lostFacts;
    private final long lostViolations;

    private KeptEvidence(List<byte[]> facts, List<byte[]> violations, long lostFacts, long lostViolations) {
        this.facts = new ArrayList<>(facts);
        this.violations = new ArrayList<>(violations);
        this.lostFacts = lostFacts;
        this.lostViolations = lostViolations;
    }

    static KeptEvidence of(DrivenTopology topology) {
        return of(topology.bytes("facts"), topology.bytes("violations"));
    }

    static KeptEvidence of(List<byte[]> facts, List<byte[]> violations) {
        return new KeptEvidence(facts, violations, 0, 0);
    }

    /** As retention leaves it. */
    KeptEvidence without(int oldestFacts, int oldestViolations) {
        return new KeptEvidence(
                facts.subList(oldestFacts, facts.size()),
                violations.subList(oldestViolations, violations.size()),
                oldestFacts,
                oldestViolations);
    }

    @Override
    public int partitions() {
        return 1;
    }

    @Override
    public String name() {
        return "kept";
    }

    @Override
    public Records facts(int partition, long from) {
        int skipped = (int) Math.max(0, from - lostFacts);
        return new Kept("facts", facts.subList(skipped, facts.size()), lostFacts + skipped);
    }

    @Override
    public Records violations(int partition) {
        return new Kept("violations", violations, lostViolations);
    }

    private final class Kept implements Records {
        private final String topic;
        private final List<byte[]> values;
        private final long lost;
        private int read;

        Kept(String topic, List<byte[]> values, long lost) {
            this.topic = topic;
            this.values = values;
            this.lost = lost;
        }

        @Override
        public Optional<Stored> next() {
            if (read == values.size()) {
                return Optional.empty();
            }
            served++;
            var place = new Place(topic, 0, lost + read);
            return Optional.of(new Stored(place, values.get(read++)));
        }

        @Override
        public long first() {
            return lost;
        }

        @Override
        public long end() {
            return lost + values.size();
        }

        @Override
        public void close() {}
    }
}
