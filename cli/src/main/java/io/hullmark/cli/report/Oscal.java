package io.hullmark.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.cli.console.Palette;
import io.hullmark.engine.assessment.ControlState;
import io.hullmark.engine.assessment.Ground;
import io.hullmark.engine.assessment.Times;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.rules.Control;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The words and ids of one OSCAL document. Names come from containers and people, so they are neither markup nor control characters. */
final class Oscal {
    /** Of ids of all documents. */
    private static final UUID SPACE = UUID.fromString("6a6f2c52-5d1e-5b53-9a4f-0d5c3a1b7e10");

    private static final String NAMESPACE = "https://hullmark.io/ns/oscal";
    private static final Pattern NO_TOKEN = Pattern.compile("[^\\p{L}\\p{N}._-]");
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>&$~|]");

    private final UUID document;
    private final NamedUuid ids;

    /** The ids of a document follow from what it is about and from the journal's hashes, which all that it says follows from. */
    Oscal(ComplianceReport report) {
        var names = new ArrayList<String>();
        names.add(report.framework());
        names.add(report.from().toString());
        names.add(report.to().toString());
        names.add(report.knownUntil().toString());
        names.add(report.selection());
        report.ends().forEach(end -> names.add(end.topic() + " " + end.partition() + " " + end.sha256()));
        this.document = NamedUuid.within(SPACE).of(names.toArray(String[]::new));
        this.ids = NamedUuid.within(document);
    }

    String document() {
        return document.toString();
    }

    String id(String... names) {
        return ids.of(names).toString();
    }

    String subject(ObjectKey key) {
        return id("subject", key.hostId(), key.kind().name(), key.id());
    }

    /** As OSCAL wants ids of controls: they begin with a letter. */
    static String token(Control control) {
        return NO_TOKEN.matcher(control.framework() + "-" + control.id()).replaceAll("_");
    }

    /** A text in which nothing is markup. */
    static String prose(String text) {
        return MARKUP.matcher(Palette.harmless(text)).replaceAll(match -> "\\\\\\" + match.group());
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Adds properties; there are none without a value. */
    static void properties(ObjectNode owner, Map<String, String> values) {
        var properties = JsonNodeFactory.instance.arrayNode();
        values.forEach((name, value) -> {
            var text = Palette.harmless(value).strip();
            if (!text.isEmpty()) {
                properties.addObject().put("name", name).put("ns", NAMESPACE).put("value", text);
            }
        });
        attach(owner, "props", properties);
    }

    /** Adds what must have at least one element. */
    static void attach(ObjectNode owner, String name, ArrayNode elements) {
        if (!elements.isEmpty()) {
            owner.set(name, elements);
        }
    }

    /** How long subjects were in each state, in seconds. */
    static Map<String, String> seconds(Times times) {
        var seconds = new LinkedHashMap<String, String>();
        for (ControlState state : StateWords.SHOWN) {
            seconds.put(state.name().toLowerCase(Locale.ROOT) + "-seconds", HoursText.seconds(times.in(state)));
        }
        times.compliance().ifPresent(percent -> seconds.put("compliance-percent", percent.toPlainString()));
        times.coverage().ifPresent(percent -> seconds.put("coverage-percent", percent.toPlainString()));
        return seconds;
    }

    /** An entry of the journal: each is a resource of the back matter once, however much rests on it. */
    String fact(Ground ground) {
        return id("fact", ground.topic(), Integer.toString(ground.partition()), Long.toString(ground.position()));
    }

    static String place(Ground ground) {
        return "%s-%d at offset %d".formatted(ground.topic(), ground.partition(), ground.offset());
    }

    /** The entries that a statement rests on. */
    ArrayNode evidence(Collection<Ground> grounds) {
        var evidence = JsonNodeFactory.instance.arrayNode();
        grounds.forEach(ground ->
                evidence.addObject().put("href", "#" + fact(ground)).put("description", prose(place(ground))));
        return evidence;
    }
}
