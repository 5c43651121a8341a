package io.hullmark.cli;

import io.hullmark.engine.rules.Control;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Flags of commands that show subjects: which of them. */
final class SubjectFilter {
    @Mixin
    private WhoseFlags whose = new WhoseFlags();

    @Option(
            names = "--image",
            paramLabel = "REFERENCE",
            description = "Only containers of images whose reference begins so, such as registry:5000/shop/.")
    private Optional<String> image = Optional.empty();

    @Option(names = "--project", paramLabel = "NAME", description = "Only containers of this compose project.")
    private Optional<String> project = Optional.empty();

    @Option(
            names = "--label",
            paramLabel = "NAME=VALUE",
            description = "Only what has this label, for questions about the past; several must all be there.")
    private Map<String, String> labels = new TreeMap<>();

    @Option(names = "--rule", paramLabel = "ID", description = "Only what this rule says.")
    private Optional<String> rule = Optional.empty();

    @Option(
            names = "--framework",
            paramLabel = "NAME[@VERSION]",
            description = "Only what rules with a control of this framework say, such as cis-docker@1.8.0.")
    private Optional<String> framework = Optional.empty();

    /** Whether one container is asked for, so that all of it is of interest. */
    boolean isOne() {
        return whose.container().isPresent();
    }

    boolean isAny() {
        return whose.host().isPresent()
                || whose.container().isPresent()
                || image.isPresent()
                || project.isPresent()
                || rule.isPresent()
                || framework.isPresent()
                || hasLabels();
    }

    /** Such as "a container 'web' on a host 'host-a'". */
    String text() {
        return "%s%s"
                .formatted(
                        whose.container()
                                .map(name -> "a container '" + name + "'")
                                .orElse("such a subject"),
                        whose.host().map(id -> " on a host '" + id + "'").orElse(""));
    }

    /** All that restricts which subjects and rules are wanted but the framework, as it was given; empty if nothing does. */
    String selection() {
        var parts = new ArrayList<String>();
        whose.host().ifPresent(id -> parts.add("host " + id));
        whose.container().ifPresent(name -> parts.add("container " + name));
        image.ifPresent(reference -> parts.add("images " + reference + "*"));
        project.ifPresent(name -> parts.add("compose project " + name));
        new TreeMap<>(labels).forEach((name, value) -> parts.add("label %s=%s".formatted(name, value)));
        rule.ifPresent(id -> parts.add("rule " + id));
        return String.join(", ", parts);
    }

    /** Whether labels are asked for, which only the journal knows. */
    boolean hasLabels() {
        return !labels.isEmpty();
    }

    /** The framework whose rules are asked for. */
    Optional<String> framework() {
        return framework;
    }

    /** What is wanted, whatever framework rules serve. */
    Selection ofAnyFramework() {
        return new Selection(whose.host(), whose.container(), image, project, labels, rule.map(Set::of));
    }

    /**
     * What is wanted.
     *
     * @param controls the controls of all rules there are, by their ids
     */
    Selection among(Map<String, List<Control>> controls) {
        if (framework.isEmpty() || controls.isEmpty()) {
            return ofAnyFramework();
        }
        var serving = FrameworkFilter.serving(framework.get(), controls).stream()
                .filter(id -> rule.isEmpty() || rule.get().equals(id))
                .collect(Collectors.toSet());
        return new Selection(whose.host(), whose.container(), image, project, labels, Optional.of(serving));
    }
}
