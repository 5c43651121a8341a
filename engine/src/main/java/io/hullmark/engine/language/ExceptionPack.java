package io.hullmark.engine.language;

import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.language.text.Documents;
import io.hullmark.engine.language.text.ExceptionTextReader;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.rules.Problem;
import io.hullmark.engine.rules.Rule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Exceptions of files and directories, in the order of their files and documents. */
public record ExceptionPack(List<Entry> entries) {
    /** Longest file in characters; each exception in it is bounded by itself. */
    private static final int LONGEST_FILE = 4 << 20;

    public ExceptionPack {
        entries = List.copyOf(entries);
    }

    /** An exception with the file that it stands in. */
    public record Entry(Path file, WrittenException written) {
        /** Where a test of it stands, as {@code file:line:column}. */
        public String placeOf(ExceptionTest test) {
            return "%s:%d:%d".formatted(file, test.line(), test.column());
        }
    }

    /** What became of files and directories. */
    public sealed interface Loading {
        /** All their documents are exceptions. */
        record Loaded(ExceptionPack pack) implements Loading {}

        /** These are all the problems. */
        record Refused(List<FileProblem> problems) implements Loading {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    public List<PolicyException> exceptions() {
        return entries.stream().map(entry -> entry.written().exception()).toList();
    }

    /**
     * Loads files, and every {@code *.yaml} of directories.
     *
     * @param publishedAt when they are published, and so begin if they do not say; what ends before is refused
     */
    public static Loading load(Collection<Path> paths, Instant publishedAt) {
        var entries = new ArrayList<Entry>();
        var problems = new ArrayList<FileProblem>();
        for (Path path : paths) {
            int before = entries.size() + problems.size();
            for (YamlFile file : YamlFile.in(path)) {
                read(file, publishedAt, entries, problems);
            }
            if (entries.size() + problems.size() == before) {
                problems.add(new FileProblem(
                        path, new Problem(1, 1, "there is no exception here; in a directory they are in *.yaml")));
            }
        }
        refuseDuplicates(entries, problems);
        return problems.isEmpty() ? new Loading.Loaded(new ExceptionPack(entries)) : new Loading.Refused(problems);
    }

    /** What the scopes name that none of the rules is or serves. */
    public List<FileProblem> unknownTo(Collection<Rule> rules) {
        return entries.stream()
                .flatMap(entry -> entry.written().unknownTo(rules).stream()
                        .map(problem -> new FileProblem(entry.file(), problem)))
                .toList();
    }

    private static void read(YamlFile file, Instant publishedAt, List<Entry> entries, List<FileProblem> fileProblems) {
        var problems = new Problems();
        file.text()
                .ifPresentOrElse(
                        text -> Documents.read(text, LONGEST_FILE, problems).forEach(document -> {
                            if (document.text().length() > Documents.LONGEST) {
                                problems.add(
                                        document.place(),
                                        "an exception has at most %d characters".formatted(Documents.LONGEST));
                            } else {
                                var written = ExceptionTextReader.read(document, publishedAt);
                                entries.add(new Entry(file.path(), new WrittenException(written)));
                            }
                        }),
                        () -> problems.add(Documents.START, YamlFile.NOT_UTF_8));
        problems.all().forEach(problem -> fileProblems.add(new FileProblem(file.path(), problem)));
    }

    private static void refuseDuplicates(List<Entry> entries, List<FileProblem> problems) {
        Map<String, Entry> first = new HashMap<>();
        for (Entry entry : entries) {
            var id = entry.written().exception().id();
            var earlier = id.isEmpty() ? null : first.putIfAbsent(id, entry);
            if (earlier != null) {
                problems.add(FileProblem.taken(
                        entry.file(),
                        entry.written().line(),
                        id,
                        earlier.file(),
                        earlier.written().line()));
            }
        }
    }
}
