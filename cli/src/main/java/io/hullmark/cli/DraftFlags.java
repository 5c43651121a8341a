package io.hullmark.cli;

import io.hullmark.engine.language.WrittenException;
import io.hullmark.engine.whatif.Draft;
import io.hullmark.engine.whatif.Draft.Shadow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Flags that name what is tried out in the place of what was in force. */
final class DraftFlags {
    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description =
                    "All rules that hold in the draft, in the place of those of the journal; a file or a directory.")
    private Optional<Path> rules = Optional.empty();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Policy values of the draft, in the place of those of the journal.")
    private Optional<Path> policy = Optional.empty();

    @Option(
            names = "--exceptions",
            paramLabel = "PATH",
            description =
                    "All exceptions that hold in the draft, in the place of those of the journal; one without 'starts' begins with the"
                            + " span.")
    private List<Path> exceptions = List.of();

    @Option(
            names = "--shadow",
            description = "Count findings of rules in shadow mode in the draft, as if the rules were enforced.")
    private boolean shadow;

    /**
     * What the files say, if all of it is in order.
     *
     * @param from when the draft takes effect
     */
    Draft read(Instant from) {
        if (rules.isEmpty() && policy.isEmpty() && exceptions.isEmpty() && !shadow) {
            throw Complaint.usage("nothing is to be tried: give --rules, --policy, --exceptions or --shadow");
        }
        var draft = Draft.NOTHING.with(shadow ? Shadow.COUNTED : Shadow.IGNORED);
        if (rules.isPresent()) {
            draft = draft.withRules(RuleFiles.read(rules.get(), policy).ruleTexts());
        }
        if (policy.isPresent()) {
            draft = draft.withPolicy(RuleFiles.policy(policy.get()));
        }
        if (!exceptions.isEmpty()) {
            draft = draft.withExceptions(ExceptionFiles.read(exceptions, from).written().stream()
                    .map(WrittenException::decision)
                    .toList());
        }
        return draft;
    }

    /** What is tried, for a person, such as "rules of drafts/ and policy values of site.yaml". */
    String text() {
        var parts = new ArrayList<String>();
        rules.ifPresent(path -> parts.add("rules of " + path));
        policy.ifPresent(path -> parts.add("policy values of " + path));
        exceptions.forEach(path -> parts.add("exceptions of " + path));
        if (shadow) {
            parts.add("rules in shadow mode enforced");
        }
        return String.join(", ", parts);
    }
}
