package io.hullmark.engine.language;

import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Problem;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules that belong together: all texts of a directory, in the order of their files and documents. */
public record RulePack(List<Entry> entries) {

    public RulePack {
        entries = List.copyOf(entries);
    }

    /** A rule with the file that it stands in. */
    public record Entry(Path file, CompiledRule compiled) {
        public Rule rule() {
            return compiled.rule();
        }

        /** Where a test of it stands, as {@code file:line:column}. */
        public String placeOf(RuleTest test) {
            return "%s:%d:%d".formatted(file, test.line(), test.column());
        }
    }

    /** What became of a directory or file. */
    public sealed interface Loading {
        /** All its documents are rules. */
        record Loaded(RulePack pack) implements Loading {}

        /** These are all the problems. */
        record Refused(List<FileProblem> problems) implements Loading {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    public List<Rule> rules() {
        return entries.stream().map(Entry::rule).toList();
    }

    /** Loads a file, or every {@code *.yaml} of a directory, under the rules' own policy values. */
    public static Loading load(Path path) {
        return load(path, PolicyValues.NONE);
    }

    /** Loads a file, or every {@code *.yaml} of a directory, under a site's policy values. */
    public static Loading load(Path path, PolicyValues policy) {
        return load(path, policy, new CelRules());
    }

    /** The same, compiled by this compiler. */
    public static Loading load(Path path, PolicyValues policy, CelRules compiler) {
        var entries = new ArrayList<Entry>();
        var problems = new ArrayList<FileProblem>();
        // Compiling is most of the work, and no file needs another.
        var read = YamlFile.in(path).parallelStream()
                .map(file -> Content.of(file, policy, compiler))
                .toList();
        read.forEach(file -> {
            entries.addAll(file.entries());
            problems.addAll(file.problems());
        });
        if (entries.isEmpty() && problems.isEmpty()) {
            problems.add(
                    new FileProblem(path, new Problem(1, 1, "there is no rule here; a pack has files named *.yaml")));
        }
        refuseDuplicates(entries, problems);
        return problems.isEmpty() ? new Loading.Loaded(new RulePack(entries)) : new Loading.Refused(problems);
    }

    /** What stands in one file. */
    private record Content(List<Entry> entries, List<FileProblem> problems) {
        static Content of(YamlFile file, PolicyValues policy, CelRules compiler) {
            return file.text()
                    .map(text -> of(file.path(), compiler.compileFile(text, policy)))
                    .orElseGet(() -> refused(file.path(), List.of(new Problem(1, 1, YamlFile.NOT_UTF_8))));
        }

        private static Content of(Path file, CelRules.FileCompilation compilation) {
            return compilation instanceof CelRules.FileCompilation.Accepted accepted
                    ? new Content(
                            accepted.rules().stream()
                                    .map(rule -> new Entry(file, rule))
                                    .toList(),
                            List.of())
                    : refused(file, ((CelRules.FileCompilation.Refused) compilation).problems());
        }

        private static Content refused(Path file, List<Problem> problems) {
            return new Content(
                    List.of(),
                    problems.stream()
                            .map(problem -> new FileProblem(file, problem))
                            .toList());
        }
    }

    private static void refuseDuplicates(List<Entry> entries, List<FileProblem> problems) {
        Map<RuleId, Entry> first = new LinkedHashMap<>();
        for (var entry : entries) {
            var earlier = first.putIfAbsent(entry.rule().id(), entry);
            if (earlier != null) {
                problems.add(FileProblem.taken(
                        entry.file(),
                        entry.compiled().line(),
                        entry.rule().id().value(),
                        earlier.file(),
                        earlier.compiled().line()));
            }
        }
    }
}
