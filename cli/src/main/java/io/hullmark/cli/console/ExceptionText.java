package io.hullmark.cli.console;

import static io.hullmark.cli.console.Palette.harmless;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.engine.decisions.Decided;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.language.text.ExceptionTextReader;
import java.time.Instant;

/** An exception in a list. */
public final class ExceptionText {
    private ExceptionText() {}

    /** Such as "IN_FORCE shop-debugger operational-requirement until 2026-12-31 ...". */
    public static String line(Decided<PolicyException> decided, Instant now) {
        var exception = decided.decision();
        return "%-8s %s  %s  %s  %s  (%s; asked by %s, approved by %s%s)"
                .formatted(
                        decided.standing(now),
                        exception.id(),
                        ExceptionTextReader.word(exception.type()),
                        DecisionText.when(decided, now),
                        DecisionText.scope(exception.scope()),
                        harmless(exception.reason()),
                        harmless(exception.requester()),
                        harmless(exception.approver()),
                        exception.ticket().isEmpty() ? "" : ", " + harmless(exception.ticket()));
    }

    /**
     * With the fields id, standing, type, scope, reason, requester, approver, ticket, startsAt, expiresAt, publishedAt, revokedAt and
     * revocationReason; the last two are empty unless it was revoked.
     */
    public static ObjectNode tree(Decided<PolicyException> decided, Instant now) {
        var exception = decided.decision();
        var tree = JsonNodeFactory.instance
                .objectNode()
                .put("id", exception.id())
                .put("standing", decided.standing(now).name())
                .put("type", exception.type().name());
        tree.set("scope", DecisionText.tree(exception.scope()));
        people(tree, exception);
        DecisionText.life(tree, decided);
        return tree;
    }

    private static void people(ObjectNode tree, PolicyException exception) {
        tree.put("reason", exception.reason())
                .put("requester", exception.requester())
                .put("approver", exception.approver())
                .put("ticket", exception.ticket());
    }
}
