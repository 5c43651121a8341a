package io.hullmark.engine.language.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.types.CelType;
import io.hullmark.engine.facts.Field;
import io.hullmark.engine.language.text.Passage;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.language.text.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what the checker says into words that help an author of rules. */
final class Complaints {
    private static final Pattern FIELD = Pattern.compile("undefined field '(.*)'");
    private static final Pattern NAME = Pattern.compile("undeclared reference to '(.*)' \\(in container.*");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '(.*)' applied to '(.*)' \\(candidates: (.*)\\)");

    private static final Pattern STRAY = Pattern.compile(
            "(?:mismatched input|extraneous input|no viable alternative at input|token recognition error at:) ('.*?')(?: expecting.*)?",
            Pattern.DOTALL);

    private final Set<String> fields = new TreeSet<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> functions = new TreeSet<>();
    private final Set<String> namespaces = new TreeSet<>();

    Complaints(Types types, Variables variables, Calls.Functions functions) {
        for (var type : types.types()) {
            types.struct(type)
                    .ifPresent(
                            struct -> struct.fields().stream().map(Field::name).forEach(fields::add));
        }
        names.addAll(variables.subjects().keySet());
        names.add(Dialect.POLICY);
        variables.element().ifPresent(element -> names.add(element.name()));
        functions.byOverload().values().forEach(function -> {
            this.functions.add(function.name());
            namespaces.add(function.name().replaceAll("\\..*", ""));
        });
    }

    void tell(List<CelIssue> issues, Passage text, Problems problems) {
        boolean unknownFunction = issues.stream().anyMatch(issue -> isCall(issue, text));
        for (var issue : issues) {
            var named = NAME.matcher(issue.getMessage());
            // a misspelled function of ours is reported twice: once for the namespace, once for the name
            if (!(unknownFunction && named.matches() && namespaces.contains(named.group(1)))) {
                var location = issue.getSourceLocation();
                var place = location.getLine() < 1 ? text.place() : text.at(location.getLine(), column(issue, text));
                problems.add(place, reworded(issue, text));
            }
        }
    }

    /** Selections are reported at their dot, calls at their bracket: the name is where the author looks. */
    private static int column(CelIssue issue, Passage text) {
        int column = issue.getSourceLocation().getColumn();
        return FIELD.matcher(issue.getMessage()).matches() && charAt(issue, text) == '.' ? column + 1 : column;
    }

    private static char charAt(CelIssue issue, Passage text) {
        var lines = text.text().split("\n", -1);
        int line = issue.getSourceLocation().getLine() - 1;
        int column = issue.getSourceLocation().getColumn();
        return line < 0 || line >= lines.length || column < 0 || column >= lines[line].length()
                ? ' '
                : lines[line].charAt(column);
    }

    private static boolean isCall(CelIssue issue, Passage text) {
        return NAME.matcher(issue.getMessage()).matches() && charAt(issue, text) == '(';
    }

    private String reworded(CelIssue issue, Passage text) {
        var message = issue.getMessage();
        var field = FIELD.matcher(message);
        if (field.matches()) {
            return "there is no field '%s' here; %s".formatted(field.group(1), suggestion(fields, field.group(1)));
        }
        var name = NAME.matcher(message);
        if (name.matches()) {
            return isCall(issue, text) ? function(name.group(1)) : variable(name.group(1));
        }
        var overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            return overload(overload);
        }
        return reworded(message);
    }

    private String function(String name) {
        var known = new ArrayList<>(functions);
        functions.forEach(function -> known.add(function.replaceAll(".*\\.", "")));
        return "there is no function '%s'; %s".formatted(name, suggestion(known, name));
    }

    private String variable(String name) {
        if (Variables.MEASURED.contains(name)) {
            return "'%s' is what samples say: only 'sustained' and its message can read it".formatted(name);
        }
        return "there is nothing called '%s' here; %s".formatted(name, Suggestion.among(names, name));
    }

    private static String suggestion(java.util.Collection<String> names, String name) {
        var suggested = Suggestion.among(names, name);
        return suggested.startsWith("did") ? suggested : "docs/rule-language.md lists all there are";
    }

    private static String overload(Matcher overload) {
        var function = overload.group(1).replace("_", "").replace("@", "");
        var given = plain(overload.group(2));
        var first = given.substring(0, given.indexOf(',') < 0 ? given.length() : given.indexOf(','));
        var takes = new ArrayList<String>();
        var others = new ArrayList<String>();
        var candidate = Pattern.compile("(?:\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)|[a-z(]+\\.\\([^)]*\\))")
                .matcher(overload.group(3));
        while (candidate.find()) {
            var types = plain(candidate.group());
            if (!types.contains("bytes")) {
                (types.startsWith(first) ? takes : others).add(types);
            }
        }
        return "'%s' does not apply to %s; it takes %s"
                .formatted(function, given, String.join(" or ", takes.isEmpty() ? others : takes));
    }

    private static String reworded(String message) {
        if (message.startsWith("Expression recursion limit")) {
            return "this expression nests too deeply; at most 100 levels, so split it into several rules";
        }
        if (message.startsWith("expression node limit")) {
            return "this expression is too large; at most 2000 parts, so split it into several rules";
        }
        if (message.contains("'<EOF>'")) {
            return "the expression ends too early; an operand or a closing bracket is missing";
        }
        var stray = STRAY.matcher(message);
        if (stray.matches()) {
            return stray.group(1) + " can't stand here";
        }
        if (message.startsWith("unsupported syntax '")) {
            return "optional values are not supported; test with has() first";
        }
        if (message.startsWith("For input string")) {
            return "this number is too large; an int has 64 bits";
        }
        return plain(message);
    }

    /** A type as an author of rules knows it. */
    static String name(CelType type) {
        return plain(dev.cel.common.types.CelTypes.format(type));
    }

    private static String plain(String types) {
        return types.replace(Types.PREFIX, "")
                .replace("google.protobuf.Timestamp", "timestamp")
                .replace("google.protobuf.Duration", "duration")
                .replaceAll("%([A-Z])[0-9]", "$1")
                .replace("hullmark.", "");
    }
}
