package io.hullmark.cli.parity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A pair for programs. */
public final class ParityJson {
    private ParityJson() {}

    /** With the fields check, subject, theirs, ours, outcome and explanations. */
    public static ObjectNode tree(Pair pair) {
        var tree = JsonNodeFactory.instance.objectNode().put("check", pair.check());
        tree.putObject("subject")
                .put("kind", pair.subject().kind().name())
                .put("id", pair.subject().id())
                .put("name", pair.subject().name());
        var theirs = tree.putObject("theirs").put("ruling", pair.theirs().name());
        var items = theirs.putArray("items");
        pair.named().forEach(items::add);
        var ours = tree.putObject("ours")
                .put("verdict", pair.ours().map(Enum::name).orElse(""));
        var rules = ours.putArray("rules");
        pair.rules().forEach(rules::add);
        var seen = ours.putArray("seen");
        pair.seen().forEach(seen::add);
        tree.put("outcome", pair.outcome().name());
        var explanations = tree.putArray("explanations");
        pair.explanations()
                .forEach(explanation -> explanations
                        .addObject()
                        .put("whose", explanation.whose().name())
                        .put("why", explanation.why()));
        return tree;
    }
}
