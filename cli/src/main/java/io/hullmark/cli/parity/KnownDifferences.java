package io.hullmark.cli.parity;

import io.hullmark.cli.parity.Explanation.Whose;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.rules.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What is known of docker-bench's checks.
 *
 * @param kinds what each check looks at, by its id
 * @param rules rules of ours that serve checks which are not the benchmark's, by the id of the check
 * @param explanations why we differ
 */
public record KnownDifferences(
        Map<String, ObjectKind> kinds, Map<String, String> rules, List<Explanation> explanations) {
    public KnownDifferences {
        kinds = Map.copyOf(kinds);
        rules = Map.copyOf(rules);
        explanations = List.copyOf(explanations);
    }

    /** Those that come with us. */
    public static KnownDifferences shipped() {
        try (var in = Objects.requireNonNull(
                KnownDifferences.class.getResourceAsStream("docker-bench-security.yaml"),
                "docker-bench-security.yaml is part of the program")) {
            return of(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KnownDifferences of(Map<?, ?> file) {
        var kinds = new TreeMap<String, ObjectKind>();
        map(file.get("looks-at"))
                .forEach((kind, ids) ->
                        texts(ids).forEach(id -> kinds.put(id, constant(ObjectKind.class, kind.toString()))));
        var rules = new LinkedHashMap<String, String>();
        map(file.get("rules")).forEach((check, rule) -> rules.put(check.toString(), rule.toString()));
        var explanations = new ArrayList<Explanation>();
        ((List<?>) Objects.requireNonNull(file.get("differences")))
                .forEach(entry -> explanations.add(explanation(map(entry))));
        return new KnownDifferences(kinds, rules, explanations);
    }

    private static Explanation explanation(Map<?, ?> entry) {
        return new Explanation(
                texts(entry.get("checks")),
                Set.copyOf(each(entry.get("theirs"), text -> constant(Ruling.class, text))),
                Set.copyOf(each(entry.get("ours"), text -> constant(Verdict.class, text))),
                Set.copyOf(each(entry.get("of"), text -> constant(ObjectKind.class, text))),
                Set.copyOf(texts(entry.get("rules"))),
                pattern(entry.get("seen")),
                pattern(entry.get("listed")),
                constant(Whose.class, String.valueOf(entry.get("whose"))),
                String.valueOf(entry.get("why")).strip());
    }

    private static Optional<Pattern> pattern(@Nullable Object text) {
        return Optional.ofNullable(text).map(Object::toString).map(Pattern::compile);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    /** One text is a list of one. */
    private static List<String> texts(@Nullable Object value) {
        return each(value, Function.identity());
    }

    private static <T> List<T> each(@Nullable Object value, Function<String, T> made) {
        if (value == null) {
            return List.of();
        }
        return (value instanceof List<?> list ? list : List.of(value))
                .stream().map(Object::toString).map(made).toList();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
