package io.hullmark.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.cli.console.AttestationText;
import io.hullmark.cli.console.ExceptionText;
import io.hullmark.cli.console.JsonLines;
import io.hullmark.engine.decisions.Decided;
import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.Decision;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.language.DecisionPack;
import io.hullmark.engine.language.WrittenDecision;
import io.hullmark.streams.decisions.DecisionHistory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/**
 * What people decide for a while, as commands treat it.
 *
 * @param name what people call several, such as "exceptions": the command's name, too
 * @param line one in a list at a moment, for a person
 * @param tree the same for a program
 */
record DecisionKind<D extends Decision>(
        String name, BiFunction<Decided<D>, Instant, String> line, BiFunction<Decided<D>, Instant, ObjectNode> tree) {
    static final DecisionKind<PolicyException> EXCEPTIONS =
            new DecisionKind<>("exceptions", ExceptionText::line, ExceptionText::tree);

    static final DecisionKind<Attestation> ATTESTATIONS =
            new DecisionKind<>("attestations", AttestationText::line, AttestationText::tree);

    /** Says that files are in order, if they are: by themselves, or to some rules as well. */
    String linted(DecisionPack<? extends WrittenDecision<D>> pack, Optional<Path> rules) {
        rules.ifPresent(directory -> {
            var unknown = pack.unknownTo(
                    RuleFiles.read(directory, Optional.empty()).pack().rules());
            if (!unknown.isEmpty()) {
                throw Complaint.ofProblems(unknown);
            }
        });
        return "%d %s in order".formatted(pack.entries().size(), name);
    }

    /**
     * Those to publish: what differs from what holds already.
     *
     * @param since the second beginning when the first did
     */
    List<D> changed(
            List<? extends WrittenDecision<D>> written,
            DecisionHistory<D> history,
            Instant now,
            BinaryOperator<D> since) {
        var changed = new ArrayList<D>();
        for (var one : written) {
            var held = history.holding(one.decision().id(), now).map(Decided::decision);
            // what is published again, perhaps prolonged, goes on from where it began
            var decision = held.filter(earlier -> one.startsWhenPublished())
                    .map(earlier -> since.apply(earlier, one.decision()))
                    .orElse(one.decision());
            if (held.filter(decision::equals).isEmpty()) {
                changed.add(decision);
            }
        }
        return changed;
    }

    /** Those that are to be revoked, each once, if all of them hold or will hold. */
    List<D> holding(List<String> ids, DecisionHistory<D> history, Instant now) {
        var unknown =
                ids.stream().filter(id -> history.holding(id, now).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw Complaint.usage("not in force, so not to be revoked: %s; see 'hullmark %s list'"
                    .formatted(String.join(", ", unknown), name));
        }
        return ids.stream()
                .distinct()
                .flatMap(id -> history.holding(id, now).stream())
                .map(Decided::decision)
                .toList();
    }

    /** The lines of those that hold or will hold, or of all. */
    List<String> listed(DecisionHistory<D> history, Instant now, boolean all, OutputFormat output) {
        return history.all().stream()
                .filter(decided -> all || decided.holds(now))
                .map(decided -> output == OutputFormat.json
                        ? JsonLines.text(tree.apply(decided, now))
                        : line.apply(decided, now))
                .toList();
    }
}
