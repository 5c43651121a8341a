package io.hullmark.cli.console;

import static io.hullmark.cli.console.Palette.harmless;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.engine.decisions.Decided;
import io.hullmark.engine.facts.Attestation;
import java.time.Instant;

/** An attestation in a list. */
public final class AttestationText {
    private AttestationText() {}

    /** Such as "IN_FORCE users-2026 until 2027-01-01T00:00:00Z (40d left)  rules ...". */
    public static String line(Decided<Attestation> decided, Instant now) {
        var attestation = decided.decision();
        return "%-8s %s  %s  %s  %s  (by %s%s)"
                .formatted(
                        decided.standing(now),
                        attestation.id(),
                        DecisionText.when(decided, now),
                        DecisionText.scope(attestation.scope()),
                        harmless(attestation.statement()),
                        harmless(attestation.by()),
                        attestation.link().isEmpty() ? "" : ", " + harmless(attestation.link()));
    }

    /**
     * With the fields id, standing, scope, statement, by, link, startsAt, expiresAt, publishedAt, revokedAt and revocationReason; the
     * last two are empty unless it was revoked.
     */
    public static ObjectNode tree(Decided<Attestation> decided, Instant now) {
        var attestation = decided.decision();
        var tree = JsonNodeFactory.instance
                .objectNode()
                .put("id", attestation.id())
                .put("standing", decided.standing(now).name());
        tree.set("scope", DecisionText.tree(attestation.scope()));
        tree.put("statement", attestation.statement())
                .put("by", attestation.by())
                .put("link", attestation.link());
        DecisionText.life(tree, decided);
        return tree;
    }
}
