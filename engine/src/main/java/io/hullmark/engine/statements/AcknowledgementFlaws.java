package io.hullmark.engine.statements;

import io.hullmark.engine.decisions.Flaws;
import io.hullmark.engine.decisions.Flaws.Flaw;
import io.hullmark.engine.facts.Fact.Acknowledged;
import java.util.List;
import java.util.regex.Pattern;

/** What is wrong with an acknowledgement that nobody may publish. */
public final class AcknowledgementFlaws {
    private static final Pattern FINDING = Pattern.compile("[0-9a-f]{32}");

    private AcknowledgementFlaws() {}

    /** All that is wrong with it; empty if it may be published. */
    public static List<Flaw> of(Acknowledged acknowledgement) {
        var flaws = new Flaws();
        if (!FINDING.matcher(acknowledgement.findingId()).matches()) {
            flaws.add(
                    "finding",
                    "the id of a finding has 32 hex digits in small letters, got '%s'"
                            .formatted(Flaws.quote(acknowledgement.findingId())));
        }
        flaws.ofText("host", acknowledgement.hostId());
        flaws.ofText("by", acknowledgement.by());
        flaws.ofLength("note", acknowledgement.note());
        return flaws.all();
    }
}
