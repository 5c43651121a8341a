package io.hullmark.engine.language.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes expressions of a wanted type by chance. They pass the type checker, and do whatever they please when evaluated. */
final class Scribbler {
    /** The types that expressions can have here. */
    enum Kind {
        BOOL,
        INT,
        UINT,
        DOUBLE,
        STRING,
        TIMESTAMP,
        DURATION,
        INTS,
        STRINGS,
        STRUCTS
    }

    private record Variable(String name, Kind kind) {}

    private static final List<String> TEXTS =
            List.of("''", "'a'", "'b'", "'ab'", "'äö'", "'🚀x'", "'12'", "'true'", "'x y'", "'-5'", "'1.5'");
    private static final List<String> PATTERNS =
            List.of("'a'", "'^a.*'", "'[0-9]+'", "'b$'", "''", "'(a|b)+c'", "'^.$'");
    private static final List<String> ZONES =
            List.of("'UTC'", "'America/New_York'", "'+02:30'", "'-08:00'", "'Asia/Kolkata'", "'05:30'");
    private static final List<String> ACCESSORS = List.of(
            "getFullYear",
            "getMonth",
            "getDayOfYear",
            "getDayOfMonth",
            "getDate",
            "getDayOfWeek",
            "getHours",
            "getMinutes",
            "getSeconds",
            "getMilliseconds");
    private static final List<String> ORDERS = List.of("<", "<=", ">", ">=");
    private static final List<Kind> ORDERED =
            List.of(Kind.INT, Kind.UINT, Kind.DOUBLE, Kind.STRING, Kind.TIMESTAMP, Kind.DURATION, Kind.BOOL);
    private static final List<Kind> NUMERIC = List.of(Kind.INT, Kind.UINT, Kind.DOUBLE);
    private static final List<Kind> COMPARABLE = List.of(
            Kind.BOOL,
            Kind.INT,
            Kind.UINT,
            Kind.DOUBLE,
            Kind.STRING,
            Kind.TIMESTAMP,
            Kind.DURATION,
            Kind.INTS,
            Kind.STRINGS);

    private final Random random;
    private final List<Variable> variables = new ArrayList<>();

    Scribbler(Random random) {
        this.random = random;
    }

    String write(Kind kind, int depth) {
        var bound =
                variables.stream().filter(variable -> variable.kind() == kind).toList();
        if (!bound.isEmpty() && chance(35)) {
            return one(bound).name();
        }
        if (depth <= 0) {
            return leaf(kind);
        }
        if (chance(8)) {
            return "(%s ? %s : %s)"
                    .formatted(write(Kind.BOOL, depth - 1), write(kind, depth - 1), write(kind, depth - 1));
        }
        return switch (kind) {
            case BOOL -> bool(depth - 1);
            case INT -> number(depth - 1);
            case UINT -> chance(50) ? leaf(kind) : unsigned(depth - 1);
            case DOUBLE -> fraction(depth - 1);
            case STRING -> text(depth - 1);
            case TIMESTAMP ->
                chance(50)
                        ? leaf(kind)
                        : "(%s %s %s)"
                                .formatted(
                                        write(Kind.TIMESTAMP, depth - 1),
                                        one(List.of("+", "-")),
                                        write(Kind.DURATION, depth - 1));
            case DURATION -> duration(depth - 1);
            case INTS -> ints(depth - 1);
            case STRINGS -> strings(depth - 1);
            case STRUCTS -> chance(50) ? "container.inners" : filter(Kind.STRUCTS, depth - 1);
        };
    }

    private String leaf(Kind kind) {
        return switch (kind) {
            case BOOL ->
                one(List.of(
                        "true",
                        "false",
                        "container.yes",
                        "container.no",
                        "container.maybeFlag",
                        "container.inner.flag",
                        "container.maybeInner.flag"));
            case INT ->
                one(List.of(
                        "0",
                        "1",
                        "2",
                        "-1",
                        "7",
                        "9223372036854775807",
                        "-9223372036854775808",
                        "container.count",
                        "container.other",
                        "container.maybeCount",
                        "container.inner.count",
                        "policy.limit"));
            case UINT -> one(List.of("0u", "1u", "5u", "18446744073709551615u"));
            case DOUBLE -> one(List.of("0.0", "-0.0", "1.5", "-2.0", "1e300", "container.ratio"));
            case STRING ->
                chance(50)
                        ? one(TEXTS)
                        : one(List.of(
                                "container.name",
                                "container.title",
                                "container.maybeName",
                                "container.inner.name",
                                "container.inner.note",
                                "container.maybeInner.name"));
            case TIMESTAMP ->
                one(List.of(
                        "container.at",
                        "timestamp('2026-03-29T01:30:00Z')",
                        "timestamp('1969-12-31T23:59:59Z')",
                        "timestamp('2020-06-01T12:00:00+05:00')"));
            case DURATION ->
                one(List.of(
                        "container.age", "duration('1h30m')", "duration('-15s')", "duration('300s')", "duration('0')"));
            case INTS -> one(List.of("container.numbers", "[1, 2, 3]", "[0]"));
            case STRINGS -> one(List.of("container.names", "container.maybeNames", "['a', 'b']", "policy.allowed"));
            case STRUCTS -> "container.inners";
        };
    }

    private String bool(int depth) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> "(%s && %s)".formatted(write(Kind.BOOL, depth), write(Kind.BOOL, depth));
            case 2, 3 -> "(%s || %s)".formatted(write(Kind.BOOL, depth), write(Kind.BOOL, depth));
            case 4 -> "!" + write(Kind.BOOL, depth);
            case 5 -> same(one(COMPARABLE), one(List.of("==", "!=")), depth);
            case 6 -> same(one(ORDERED), one(ORDERS), depth);
            case 7 -> "(%s %s %s)".formatted(mixed(depth), one(ORDERS), mixed(depth));
            case 8 -> "(%s in %s)".formatted(write(Kind.INT, depth), write(Kind.INTS, depth));
            case 9 ->
                "(%s in %s)"
                        .formatted(
                                write(Kind.STRING, depth),
                                chance(50) ? write(Kind.STRINGS, depth) : "container.labels");
            case 10 ->
                "%s.%s(%s)"
                        .formatted(
                                write(Kind.STRING, depth),
                                one(List.of("startsWith", "endsWith", "contains")),
                                write(Kind.STRING, depth));
            case 11 -> "%s.matches(%s)".formatted(write(Kind.STRING, depth), one(PATTERNS));
            case 12, 13 -> macro(depth);
            case 14 ->
                "has(container.%s)"
                        .formatted(one(List.of(
                                "yes",
                                "maybeFlag",
                                "maybeCount",
                                "maybeName",
                                "labels.a",
                                "inner.note",
                                "maybeInner.name",
                                "maybeInner",
                                "labels.ab")));
            default -> "bool(%s)".formatted(write(Kind.STRING, depth));
        };
    }

    /** A number for a comparison with one of another type, where the reference orders NaN and -0.0 as CEL does not. */
    private String mixed(int depth) {
        var kind = one(NUMERIC);
        return kind == Kind.DOUBLE ? one(List.of("0.0", "1.5", "-2.0", "1e300", "9.3e18")) : write(kind, depth);
    }

    private String macro(int depth) {
        var range = one(List.of(Kind.INTS, Kind.STRINGS, Kind.STRUCTS));
        var name = "v" + variables.size();
        var text = write(range, depth);
        return "%s.%s(%s, %s)"
                .formatted(
                        text, one(List.of("all", "exists", "exists_one")), name, within(name, range, Kind.BOOL, depth));
    }

    private String filter(Kind range, int depth) {
        var name = "v" + variables.size();
        var text = write(range, depth);
        return "%s.filter(%s, %s)".formatted(text, name, within(name, range, Kind.BOOL, depth));
    }

    private String map(Kind result, int depth) {
        var range = one(List.of(Kind.INTS, Kind.STRINGS, Kind.STRUCTS));
        var name = "v" + variables.size();
        var text = write(range, depth);
        var condition = chance(40) ? within(name, range, Kind.BOOL, depth) + ", " : "";
        return "%s.map(%s, %s%s)".formatted(text, name, condition, within(name, range, result, depth));
    }

    private String within(String name, Kind range, Kind body, int depth) {
        int before = variables.size();
        switch (range) {
            case INTS -> variables.add(new Variable(name, Kind.INT));
            case STRINGS -> variables.add(new Variable(name, Kind.STRING));
            default -> {
                variables.add(new Variable(name + ".flag", Kind.BOOL));
                variables.add(new Variable(name + ".count", Kind.INT));
                variables.add(new Variable(name + ".name", Kind.STRING));
                variables.add(new Variable(name + ".note", Kind.STRING));
                variables.add(new Variable("has(" + name + ".note)", Kind.BOOL));
            }
        }
        var written = write(body, depth);
        variables.subList(before, variables.size()).clear();
        return written;
    }

    private String number(int depth) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> same(Kind.INT, one(List.of("+", "-", "*", "/", "%")), depth);
            case 3 -> "-" + "(" + write(Kind.INT, depth) + ")";
            case 4 -> "size(%s)".formatted(write(one(List.of(Kind.STRING, Kind.INTS, Kind.STRINGS)), depth));
            case 5 ->
                "int(%s)".formatted(write(one(List.of(Kind.DOUBLE, Kind.UINT, Kind.STRING, Kind.TIMESTAMP)), depth));
            case 6 -> "%s.%s(%s)".formatted(write(Kind.TIMESTAMP, depth), one(ACCESSORS), chance(50) ? one(ZONES) : "");
            case 7 ->
                "%s.%s()"
                        .formatted(
                                write(Kind.DURATION, depth),
                                one(List.of("getHours", "getMinutes", "getSeconds", "getMilliseconds")));
            case 8 -> "%s[%s]".formatted(write(Kind.INTS, depth), chance(70) ? "0" : write(Kind.INT, depth));
            case 9 -> "container.sizes[%s]".formatted(write(Kind.STRING, depth));
            default -> leaf(Kind.INT);
        };
    }

    private String unsigned(int depth) {
        return chance(50)
                ? same(Kind.UINT, one(List.of("+", "-", "*", "/", "%")), depth)
                : "uint(%s)".formatted(write(one(List.of(Kind.INT, Kind.DOUBLE, Kind.STRING)), depth));
    }

    private String fraction(int depth) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> same(Kind.DOUBLE, one(List.of("+", "-", "*", "/")), depth);
            case 2 -> "-" + "(" + write(Kind.DOUBLE, depth) + ")";
            case 3 -> "double(%s)".formatted(write(one(List.of(Kind.INT, Kind.UINT, Kind.STRING)), depth));
            case 4 -> "container.ratios[0]";
            default -> leaf(Kind.DOUBLE);
        };
    }

    private String text(int depth) {
        return switch (random.nextInt(7)) {
            case 0, 1 -> same(Kind.STRING, "+", depth);
            case 2 ->
                "string(%s)"
                        .formatted(write(
                                one(List.of(
                                        Kind.INT, Kind.UINT, Kind.DOUBLE, Kind.BOOL, Kind.TIMESTAMP, Kind.DURATION)),
                                depth));
            case 3 -> "%s[0]".formatted(write(Kind.STRINGS, depth));
            case 4 -> "container.labels[%s]".formatted(write(Kind.STRING, depth));
            default -> leaf(Kind.STRING);
        };
    }

    private String duration(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> same(Kind.DURATION, one(List.of("+", "-")), depth);
            case 1 -> "(%s - %s)".formatted(write(Kind.TIMESTAMP, depth), write(Kind.TIMESTAMP, depth));
            default -> leaf(Kind.DURATION);
        };
    }

    private String ints(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> same(Kind.INTS, "+", depth);
            case 1 -> filter(Kind.INTS, depth);
            case 2 -> map(Kind.INT, depth);
            case 3 -> "[%s, %s]".formatted(write(Kind.INT, depth), write(Kind.INT, depth));
            default -> leaf(Kind.INTS);
        };
    }

    private String strings(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> same(Kind.STRINGS, "+", depth);
            case 1 -> filter(Kind.STRINGS, depth);
            case 2 -> map(Kind.STRING, depth);
            case 3 -> "[%s]".formatted(write(Kind.STRING, depth));
            default -> leaf(Kind.STRINGS);
        };
    }

    private String same(Kind kind, String operator, int depth) {
        return "(%s %s %s)".formatted(write(kind, depth), operator, write(kind, depth));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
