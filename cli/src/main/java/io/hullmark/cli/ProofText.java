package io.hullmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.cli.console.JsonLines;
import io.hullmark.cli.console.Palette;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.streams.replay.Proof;
import io.hullmark.streams.replay.Proof.Flaw;
import io.hullmark.streams.replay.Proofs;
import io.hullmark.streams.witness.Testimony;
import io.hullmark.streams.witness.Vouching;
import io.hullmark.wire.Violation;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a verification found, for people and for programs.
 *
 * @param palette colours or none
 * @param testimony what witnesses signed, which the journal was held against
 * @param vouching which of their checkpoints are about what was read, and hold
 */
record ProofText(Palette palette, Testimony testimony, Vouching vouching) {
    private static final Codec<Violation> VIOLATIONS = Codec.of(Violation.class);

    /** What was compared, every flaw with its place, and the hashes of both sides. */
    List<String> lines(Proofs proofs) {
        var lines = new ArrayList<String>();
        proofs.partitions().forEach(proof -> lines.addAll(flaw(proof)));
        proofs.partitions().stream()
                .filter(proof -> proof.missed() > 0)
                .forEach(proof -> lines.add(
                        "partition %d: the first %d transitions were not compared: those that were told live are no longer kept"
                                .formatted(proof.partition(), proof.missed())));
        lines.add("%s  %d facts of %d partitions"
                .formatted(
                        palette.strong(proofs.hold() ? "proven" : "not proven"),
                        proofs.facts(),
                        proofs.partitions().size()));
        lines.add("  told live  %d transitions  %s"
                .formatted(proofs.live().count(), proofs.live().hash()));
        lines.add("  replayed   %d transitions  %s"
                .formatted(proofs.replayed().count(), proofs.replayed().hash()));
        lines.add("  witnessed  " + witnessed());
        proofs.partitions().stream().map(this::unsigned).forEach(lines::addAll);
        return lines;
    }

    /** What came after the last checkpoint that holds. */
    private List<String> unsigned(Proof proof) {
        long signed = vouching.entries(proof.partition());
        long read = proof.facts().count();
        if (testimony.checkpoints().isEmpty() || signed >= read) {
            return List.of();
        }
        return List.of(
                signed == 0
                        ? "             partition %d: none of its %d facts is signed".formatted(proof.partition(), read)
                        : "             partition %d: the last %d of its %d facts are not signed yet"
                                .formatted(proof.partition(), read - signed, read));
    }

    private String witnessed() {
        int count = testimony.checkpoints().size();
        if (testimony.untrusted() > 0) {
            return "%d checkpoints, and %s are not signed by a key that you trust"
                    .formatted(count, palette.strong(String.valueOf(testimony.untrusted())));
        } else if (count == 0) {
            return "by nobody: whoever can write to the brokers could have written all of it anew (hullmark checkpoint)";
        }
        var compared = "%d of %d checkpoints are about what was read and hold".formatted(vouching.checkpoints(), count);
        return compared
                + (testimony.signatures()
                        ? ", signed by keys that you trust"
                        : "; nobody looked at their signatures: name a key with --trust");
    }

    private List<String> flaw(Proof proof) {
        var flaw = proof.flaw().orElse(null);
        if (flaw instanceof Flaw.Damaged damaged) {
            return List.of(palette.strong("damaged") + "  " + damaged.message());
        } else if (flaw instanceof Flaw.Beheaded head) {
            return List.of(
                    ("%s  the journal of partition %d begins at position %d, known since %s (%s): what was before is no"
                                    + " longer kept. Its chain holds from there; what followed from it can't be replayed.")
                            .formatted(
                                    palette.strong("beheaded"),
                                    proof.partition(),
                                    head.position(),
                                    head.known(),
                                    head.place()));
        } else if (flaw instanceof Flaw.Differs differs) {
            var place = differs.live().map(live -> live.place().toString()).orElse("nothing on the violations topic");
            return List.of(
                    "%s  at position %d of the journal of partition %d the replay tells something else than was told live (%s)"
                            .formatted(palette.strong("differs"), differs.position(), proof.partition(), place),
                    "  told live: "
                            + differs.live().map(live -> record(live.value())).orElse("nothing"),
                    "  replayed:  " + differs.replayed().map(ProofText::record).orElse("nothing"));
        }
        return List.of();
    }

    /** One object for each partition, with the fields partition, facts, chainEnd, witnessed, live, replayed, missed, proven and flaw. */
    List<String> json(Proofs proofs) {
        return proofs.partitions().stream()
                .map(proof -> JsonLines.text(tree(proof)))
                .toList();
    }

    private ObjectNode tree(Proof proof) {
        var tree = JsonNodeFactory.instance
                .objectNode()
                .put("partition", proof.partition())
                .put("proven", proof.flaw().isEmpty())
                .put("facts", proof.facts().count())
                .put("factsWithin", proof.facts().within())
                .put("chainEnd", proof.facts().chainEnd())
                .put("witnessed", vouching.entries(proof.partition()))
                .put("missed", proof.missed());
        tree.set("live", told(proof.live()));
        tree.set("replayed", told(proof.replayed()));
        return tree.put("flaw", String.join("\n", flaw(proof)));
    }

    private static ObjectNode told(Proof.Told told) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("transitions", told.count())
                .put("hash", told.hash());
    }

    private static String record(byte[] value) {
        try {
            return JsonLines.of(VIOLATIONS.decode(value));
        } catch (UnreadableRecordException e) {
            return "%s (it can't be read: %s)".formatted(HexFormat.of().formatHex(value), e.getMessage());
        }
    }
}
