package io.hullmark.bench.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.Section;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.language.CelRules;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.verdicts.HeldRule;
import io.hullmark.engine.verdicts.RuleSet;
import io.hullmark.producer.redact.Redactor;
import io.hullmark.producer.translate.Translator;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.wire.WireSections;
import io.hullmark.wire.Snapshot;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Containers and rules in every form in which Hullmark handles them, made by Hullmark's own code. */
public final class Corpus {
    private static final Translator TRANSLATOR =
            new Translator("bench", new Redactor("a key for benchmarks alone".getBytes(StandardCharsets.UTF_8)));
    private static final WireSections SECTIONS = new WireSections(SchemaArchive.shipped());

    private Corpus() {}

    /** What the agent makes of an inspection. */
    public static Snapshot snapshot(JsonNode inspect) {
        return TRANSLATOR.container(inspect, Optional.empty());
    }

    /** The sections of a snapshot as the engine takes them. */
    public static List<Section> sections(Snapshot snapshot) {
        return snapshot.getSections().stream()
                .map(section -> new Section(
                        section.getName(),
                        io.hullmark.engine.facts.Digest.of(section.getDigest().bytes()),
                        bytes(section.getBody())))
                .toList();
    }

    /** Opens sections, as the topology does. */
    public static Struct opened(List<Section> sections) {
        var container = Struct.of(ContainerFacts.TYPE);
        sections.forEach(section -> SECTIONS.read(section, container));
        return container.build();
    }

    /** What a rule sees of a container of which host and image are unknown. */
    public static Bindings bindings(Struct container) {
        return new Bindings(
                Struct.of(HostFacts.TYPE).build(), Struct.of(ImageFacts.TYPE).build(), container);
    }

    /** Rules as a partition holds them. */
    public static RuleSet ruleSet(List<RuleMix.Expressions> rules) {
        var entries = new ArrayList<RuleSet.Entry>();
        for (var rule : rules) {
            int ordinal = entries.size();
            var text = rule.yaml(ordinal);
            var held = new HeldRule("bench-" + ordinal, text, ordinal, 1, HeldRule.Standing.IN_FORCE);
            entries.add(new RuleSet.Entry(held, compiled(text)));
        }
        return RuleSet.of(entries);
    }

    private static Rule compiled(String text) {
        var compilation = new CelRules().compile(text, PolicyValues.NONE);
        if (compilation instanceof Compilation.Accepted accepted) {
            return accepted.rule();
        }
        throw new IllegalStateException("the benchmark's own rule is refused: " + compilation + "\n" + text);
    }

    static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }
}
