package io.hullmark.cli.parity;

import io.hullmark.engine.rules.Rule;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The page of what docker-bench and we decide differently, made from what {@code hullmark parity} explains by. */
final class DifferencesPage {
    static final Path FILE = Path.of("..", "docs", "differences-to-docker-bench.md");

    private static final String INTRODUCTION = """
            # Differences to docker-bench-security

            docker-bench-security implements CIS 1.6.0, as we do beside 1.8.0. This page holds every check of it against our rules, and gives each
            known difference with its reason: a defect of docker-bench, a choice of ours where both readings can be defended, or a limit of ours.
            It speaks of the releases 1.3.6 to 1.6.1, of which 1.6.0 and 1.6.1 both call themselves 1.6.0 and number sections 5 and 7 differently.

            To hold the two against each other on an engine of yours, run docker-bench-security as root and then

            ```
            ./hullmark parity --docker-bench log/docker-bench-security.log.json
            ```

            It prints each check and subject where they differ, with the reason from this page, and ends with exit code 1 if one has none. A reason holds
            only where our evidence shows that it is the reason, as far as verdicts have evidence.

            FAIL is WARN there, NONE is INFO and NOTE, and UNSEEN is what docker-bench never looks at: stopped containers, or images in a check of
            containers. Its examples C.1 and C.1.1, its check C.2 of an option that engines lost with 17.12, and section 8 of the enterprise edition are
            not compared. Its score adds one for each PASS, also where a check does not apply, and takes one for each WARN, however many containers
            it is about; ours is explained in the help of `hullmark posture`.

            This page is generated from `docker-bench-security.yaml` beside the command's classes.
            """;

    private DifferencesPage() {}

    /** @param rules the shipped ones */
    static String text(KnownDifferences known, Collection<Rule> rules) {
        var page = new StringBuilder(INTRODUCTION);
        page.append("\n## Every check\n\nDifferences without a check of their own hold for all of them: %s.%n"
                .formatted(numbers(known, Set.of())));
        page.append("\n| check | our rules | differences |\n|---|---|---|\n");
        var serving = serving(known, rules);
        known.kinds().keySet().stream().sorted(inOrder()).forEach(check -> {
            var own = numbers(known, Set.of(check));
            page.append("| %s | %s | %s |%n"
                    .formatted(
                            check,
                            String.join(", ", serving.getOrDefault(check, List.of())),
                            own.isEmpty() ? "none" : own));
        });
        page.append("\n## Every difference\n\n| | checks | theirs | ours | whose | why |\n|---|---|---|---|---|---|\n");
        int number = 0;
        for (var explanation : known.explanations()) {
            page.append("| %d | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            ++number,
                            explanation.checks().isEmpty() ? "all" : String.join(", ", explanation.checks()),
                            names(explanation.theirs()),
                            names(explanation.ours()),
                            explanation.whose().text(),
                            explanation.why()));
        }
        return page.toString();
    }

    /** Of the differences that are about one of the checks, or about all if there is none. */
    private static String numbers(KnownDifferences known, Set<String> checks) {
        var explanations = known.explanations();
        return IntStream.range(0, explanations.size())
                .filter(at -> checks.isEmpty()
                        ? explanations.get(at).checks().isEmpty()
                        : explanations.get(at).checks().stream().anyMatch(checks::contains))
                .mapToObj(at -> String.valueOf(at + 1))
                .collect(Collectors.joining(", "));
    }

    static Map<String, List<String>> serving(KnownDifferences known, Collection<Rule> rules) {
        var serving = new TreeMap<String, List<String>>();
        rules.stream()
                .flatMap(rule -> rule.controls().stream()
                        .filter(control -> control.framework().equals("cis-docker")
                                && control.version().equals("1.6.0"))
                        .map(control -> new String[] {control.id(), rule.id().value()}))
                .sorted(Comparator.comparing(pair -> pair[1]))
                .forEach(pair -> serving.computeIfAbsent(pair[0], unused -> new java.util.ArrayList<>())
                        .add("`" + pair[1] + "`"));
        known.rules().forEach((check, rule) -> serving.put(check, List.of("`" + rule + "`")));
        return serving;
    }

    private static String names(Set<? extends Enum<?>> constants) {
        return constants.stream()
                .sorted(Comparator.comparingInt(Enum::ordinal))
                .map(constant -> constant.name().replace('_', ' ').toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static Comparator<String> inOrder() {
        return Comparator.comparing(check -> java.util.regex.Pattern.compile("\\d+")
                .matcher(check)
                .replaceAll(number -> "%3s".formatted(number.group())));
    }
}
