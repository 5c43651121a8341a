package io.hullmark.engine.language;

import io.hullmark.engine.facts.Decision;
import io.hullmark.engine.language.text.Documents;
import io.hullmark.engine.language.text.Fields;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.rules.Problem;
import io.hullmark.engine.rules.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Decisions of one kind in files and directories, in the order of their files and documents. */
public record DecisionPack<W extends WrittenDecision<?>>(List<Entry<W>> entries) {
    /** Longest file in characters; each decision in it is bounded by itself. */
    private static final int LONGEST_FILE = 4 << 20;

    public DecisionPack {
        entries = List.copyOf(entries);
    }

    /** A decision with the file that it stands in. */
    public record Entry<W extends WrittenDecision<?>>(Path file, W written) {
        /** Where a test of it stands, as {@code file:line:column}. */
        public String placeOf(ExceptionTest test) {
            return "%s:%d:%d".formatted(file, test.line(), test.column());
        }
    }

    /** What became of files and directories. */
    public sealed interface Loading<W extends WrittenDecision<?>> {
        /** All their documents are decisions. */
        record Loaded<W extends WrittenDecision<?>>(DecisionPack<W> pack) implements Loading<W> {}

        /** These are all the problems. */
        record Refused<W extends WrittenDecision<?>>(List<FileProblem> problems) implements Loading<W> {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /** The decisions, in order. */
    public List<W> written() {
        return entries.stream().map(Entry::written).toList();
    }

    /** What the scopes name that none of the rules is or serves. */
    public List<FileProblem> unknownTo(Collection<Rule> rules) {
        return entries.stream()
                .flatMap(entry -> entry.written().unknownTo(rules).stream()
                        .map(problem -> new FileProblem(entry.file(), problem)))
                .toList();
    }

    /**
     * Loads files, and every {@code *.yaml} of directories.
     *
     * @param what what people call one of them, such as "exception"
     * @param reader reads one of them
     */
    static <W extends WrittenDecision<?>> Loading<W> load(
            Collection<Path> paths, String what, Function<Fields, W> reader) {
        var entries = new ArrayList<Entry<W>>();
        var problems = new ArrayList<FileProblem>();
        for (Path path : paths) {
            int before = entries.size() + problems.size();
            for (YamlFile file : YamlFile.in(path)) {
                read(file, what, reader, entries, problems);
            }
            if (entries.size() + problems.size() == before) {
                problems.add(new FileProblem(
                        path,
                        new Problem(1, 1, "there is no %s here; in a directory they are in *.yaml".formatted(what))));
            }
        }
        refuseDuplicates(entries, problems);
        return problems.isEmpty() ? new Loading.Loaded<>(new DecisionPack<>(entries)) : new Loading.Refused<>(problems);
    }

    private static <W extends WrittenDecision<?>> void read(
            YamlFile file,
            String what,
            Function<Fields, W> reader,
            List<Entry<W>> entries,
            List<FileProblem> fileProblems) {
        var problems = new Problems();
        file.text()
                .ifPresentOrElse(
                        text -> Documents.read(text, LONGEST_FILE, problems).forEach(document -> {
                            if (document.text().length() > Documents.LONGEST) {
                                problems.add(
                                        document.place(),
                                        "an %s has at most %d characters".formatted(what, Documents.LONGEST));
                            } else {
                                entries.add(new Entry<>(file.path(), reader.apply(document)));
                            }
                        }),
                        () -> problems.add(Documents.START, YamlFile.NOT_UTF_8));
        problems.all().forEach(problem -> fileProblems.add(new FileProblem(file.path(), problem)));
    }

    private static <W extends WrittenDecision<?>> void refuseDuplicates(
            List<Entry<W>> entries, List<FileProblem> problems) {
        Map<String, Entry<W>> first = new HashMap<>();
        for (Entry<W> entry : entries) {
            Decision decision = entry.written().decision();
            var earlier = decision.id().isEmpty() ? null : first.putIfAbsent(decision.id(), entry);
            if (earlier != null) {
                problems.add(FileProblem.taken(
                        entry.file(),
                        entry.written().line(),
                        decision.id(),
                        earlier.file(),
                        earlier.written().line()));
            }
        }
    }
}
