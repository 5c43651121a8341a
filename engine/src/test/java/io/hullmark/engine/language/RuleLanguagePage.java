package io.hullmark.engine.language;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.ContainerUsage;
import io.hullmark.engine.facts.Field;
import io.hullmark.engine.facts.FieldType;
import io.hullmark.engine.facts.FieldType.ListOf;
import io.hullmark.engine.facts.FieldType.MapOf;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.HostUsage;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.StructType;
import io.hullmark.engine.language.functions.DomainFunctions;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The page that tells authors of rules what they can read and call, made from the vocabulary and the functions themselves. */
final class RuleLanguagePage {
    static final Path FILE = Path.of("..", "docs", "rule-language.md");

    private static final String INTRODUCTION = """
            # What rules can say

            A rule is a YAML document with [CEL](https://cel.dev) expressions; `rules/README.md` tells how one is built and tested. Expressions
            have CEL's booleans, numbers, strings, lists, maps, timestamps and durations with the whole of their standard library and the macros
            `has`, `all`, `exists`, `exists_one`, `map` and `filter`, and the functions and facts below. Everything else is refused when a rule is compiled.

            A fact that nobody has seen makes a verdict UNKNOWN if it matters: `false && x` is false whatever `x` is. A fact marked *optional*
            may be absent; test it with `has()` first. Work is bounded: an evaluation that takes too many steps is UNKNOWN.

            Rules over time (`sustained`) read what was measured besides: `usage` of the container, and `hostUsage`. Whole numbers and
            decimal ones can be compared and not multiplied: write `0.9 * double(container.memory)`.

            This page is generated from the engine's vocabulary.
            """;

    private RuleLanguagePage() {}

    static String text() {
        var page =
                new StringBuilder(INTRODUCTION).append("\n## Functions\n\n| function | what it gives |\n|---|---|\n");
        DomainFunctions.ALL.forEach(
                function -> page.append("| `%s` | %s |%n".formatted(function.signature(), function.doc())));
        var nested = new LinkedHashSet<StructType>();
        for (var subject :
                List.of(ContainerFacts.TYPE, ImageFacts.TYPE, HostFacts.TYPE, ContainerUsage.TYPE, HostUsage.TYPE)) {
            table(page, "## `" + subject.name() + "`", subject);
            subject.fields().forEach(field -> collect(field.type(), nested));
        }
        page.append("\n## Nested values\n");
        nested.forEach(type -> table(page, "### " + type.name(), type));
        return page.toString();
    }

    private static void table(StringBuilder page, String title, StructType type) {
        page.append("\n%s%n%n| field | type | what it means |%n|---|---|---|%n".formatted(title));
        for (Field field : type.fields()) {
            page.append("| `%s` | %s%s | %s |%n"
                    .formatted(field.name(), name(field.type()), field.optional() ? ", optional" : "", field.doc()));
        }
    }

    private static void collect(FieldType type, Set<StructType> nested) {
        if (type instanceof StructType struct && nested.add(struct)) {
            struct.fields().forEach(field -> collect(field.type(), nested));
        } else if (type instanceof ListOf list) {
            collect(list.element(), nested);
        } else if (type instanceof MapOf map) {
            collect(map.value(), nested);
        }
    }

    private static String name(FieldType type) {
        if (type instanceof ListOf list) {
            return "list of " + name(list.element());
        } else if (type instanceof MapOf map) {
            return "map to " + name(map.value());
        }
        return type instanceof StructType struct
                ? struct.name()
                : type.toString().toLowerCase(Locale.ROOT);
    }
}
