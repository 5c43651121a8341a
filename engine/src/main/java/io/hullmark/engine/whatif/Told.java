package io.hullmark.engine.whatif;

import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.RuleId;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A finding that was told and not yet resolved.
 *
 * @param labels labels of the subject, as they were when it was told
 * @param exception the exception that covers it
 */
record Told(
        RuleId rule, Subject subject, SortedMap<String, String> labels, String element, Optional<String> exception) {}
