package io.hullmark.engine.language.text;

import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the keys of a rule's document. */
public final class RuleTextReader {
    /** The key of the tests that stand beside a rule. */
    public static final String TESTS = "tests";

    private static final List<String> KEYS = List.of(
            "id",
            "title",
            "subject",
            "severity",
            "mode",
            "applies",
            "require",
            "manual",
            "missing",
            "sustained",
            "counted",
            "absent",
            "each",
            "element",
            "policy",
            "message",
            "remediation",
            "controls",
            TESTS);

    private static final Set<String> OVER_TIME = Set.of("sustained", "counted", "absent");

    private static final Map<String, ObjectKind> SUBJECTS =
            Map.of("container", ObjectKind.CONTAINER, "host", ObjectKind.HOST, "image", ObjectKind.IMAGE);

    private static final Pattern EACH =
            Pattern.compile("\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s+in\\s+(\\S.*)", Pattern.DOTALL);

    private static final RuleId NAMELESS = new RuleId("nameless");

    private final Fields fields;
    private final Problems problems;

    private RuleTextReader(Fields fields) {
        this.fields = fields;
        this.problems = fields.problems();
    }

    /** The rule of a document; empty after a problem that leaves nothing to go on with. */
    public static Optional<RuleText> read(Fields fields) {
        return new RuleTextReader(fields).read();
    }

    private Optional<RuleText> read() {
        fields.allowOnly("a rule", KEYS);
        var subject = choice("subject", SUBJECTS);
        var demand = demand();
        require();
        var rule = new RuleText(
                fields,
                id(),
                text("title"),
                subject.orElse(ObjectKind.CONTAINER),
                choice("severity", byName(Severity.values())).orElse(Severity.MEDIUM),
                fields.names().contains("mode")
                        ? choice("mode", byName(RuleMode.values())).orElse(RuleMode.ENFORCE)
                        : RuleMode.ENFORCE,
                fields.passage("applies"),
                demand.orElse(new RuleText.Demand.Manual("")),
                each(),
                fields.passage("element"),
                fields.fields("policy")
                        .map(policy -> new PolicyText(policy).values())
                        .orElse(Map.of()),
                fields.passage("message"),
                text("remediation"),
                fields.list("controls").stream().map(RuleTextReader::control).toList(),
                fields.list(TESTS).stream().map(TestTextReader::read).toList());
        return subject.isPresent() && demand.isPresent() ? Optional.of(rule) : Optional.empty();
    }

    private void require() {
        List.of("id", "title", "subject", "severity").forEach(name -> fields.require("a rule", name));
        boolean judges = fields.names().contains("require");
        if (judges || fields.names().stream().anyMatch(OVER_TIME::contains)) {
            List.of("message", "remediation").forEach(name -> fields.require("a rule", name));
        }
        for (String name : List.of("each", "element")) {
            if (fields.names().contains(name) && !judges) {
                problems.add(fields.placeOf(name), "'%s' goes with 'require' only".formatted(name));
            }
        }
        if (fields.names().contains("element") && !fields.names().contains("each")) {
            problems.add(fields.placeOf("element"), "'element' names what 'each' goes through, and there is no 'each'");
        }
    }

    private RuleId id() {
        return fields.passage("id")
                .map(passage -> {
                    try {
                        return new RuleId(passage.text());
                    } catch (IllegalArgumentException wrong) {
                        problems.add(passage.place(), String.valueOf(wrong.getMessage()));
                        return NAMELESS;
                    }
                })
                .orElse(NAMELESS);
    }

    private String text(String name) {
        return fields.passage(name).map(passage -> passage.text().strip()).orElse("");
    }

    private Optional<RuleText.Demand> demand() {
        var given = List.of("require", "manual", "missing", "sustained", "counted", "absent").stream()
                .filter(fields.names()::contains)
                .toList();
        if (given.size() != 1) {
            problems.add(
                    given.isEmpty() ? fields.place() : fields.placeOf(given.get(1)),
                    "a rule has exactly one of 'require', 'manual', 'missing', 'sustained', 'counted' and 'absent'");
            return Optional.empty();
        }
        var name = given.get(0);
        if (OVER_TIME.contains(name)) {
            return fields.fields(name).map(WatchTextReader::new).flatMap(reader -> switch (name) {
                case "counted" -> reader.counted();
                case "absent" -> reader.absent();
                default -> reader.sustained();
            });
        }
        return fields.passage(name).map(passage -> switch (name) {
            case "require" -> new RuleText.Demand.Require(passage);
            case "manual" -> new RuleText.Demand.Manual(passage.text().strip());
            default -> new RuleText.Demand.Missing(passage.text().strip());
        });
    }

    private Optional<RuleText.Each> each() {
        return fields.passage("each").flatMap(passage -> {
            var matcher = EACH.matcher(passage.text());
            if (!matcher.matches()) {
                problems.add(passage.place(), "'each' is written like 'mount in container.mounts'");
                return Optional.empty();
            }
            var name = matcher.group(1);
            if (SUBJECTS.containsKey(name) || name.equals("policy")) {
                problems.add(
                        passage.place(), "'%s' already means something: call the element otherwise".formatted(name));
            }
            return Optional.of(new RuleText.Each(name, passage.part(matcher.start(2), matcher.end(2))));
        });
    }

    private static Control control(Fields control) {
        control.allowOnly("a control", List.of("framework", "version", "id"));
        control.require("a control", "framework");
        control.require("a control", "id");
        return new Control(
                control.passage("framework").map(Passage::text).orElse(""),
                control.passage("version").map(Passage::text).orElse(""),
                control.passage("id").map(Passage::text).orElse(""));
    }

    private <T> Optional<T> choice(String name, Map<String, T> choices) {
        return fields.passage(name).flatMap(passage -> {
            var choice = Optional.ofNullable(choices.get(passage.text()));
            if (choice.isEmpty()) {
                var names = choices.keySet().stream().sorted().toList();
                problems.add(
                        passage.place(),
                        "%s must be one of %s, got '%s'".formatted(name, String.join(", ", names), passage.text()));
            }
            return choice;
        });
    }

    private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
        return List.of(values).stream()
                .collect(java.util.stream.Collectors.toMap(
                        value -> value.name().toLowerCase(Locale.ROOT), value -> value));
    }
}
