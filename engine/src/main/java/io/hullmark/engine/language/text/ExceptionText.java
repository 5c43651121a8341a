package io.hullmark.engine.language.text;

import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.RuleId;
import java.util.List;
import java.util.Map;

/**
 * An exception as its author wrote it: every key is known and of the right form.
 *
 * @param fields the document
 * @param exception what it says
 * @param startsWhenPublished whether its beginning is left open
 * @param names what its scope names
 */
public record ExceptionText(
        Fields fields, PolicyException exception, boolean startsWhenPublished, ScopeNames names, List<TestText> tests) {
    public ExceptionText {
        tests = List.copyOf(tests);
    }

    /**
     * A test that stands in the exception.
     *
     * @param name what it shows; may be empty
     * @param suppressed whether the finding must be covered
     */
    public record TestText(String name, Place place, FindingText finding, boolean suppressed) {}

    /** A finding that a test is about. What it does not mention is not there. */
    public record FindingText(
            RuleId rule,
            List<Control> controls,
            ObjectKind subject,
            String host,
            Map<String, String> hostLabels,
            String image,
            String container,
            Map<String, String> labels,
            String composeProject,
            String composeService,
            String element) {}
}
