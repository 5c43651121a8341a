package io.hullmark.engine.picture;

import io.hullmark.engine.facts.Condition;
import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.Fact.Completeness;
import io.hullmark.engine.facts.Fact.Exec;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.NetworkFacts;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.Section;
import io.hullmark.engine.facts.SectionReader;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.StructType;
import io.hullmark.engine.facts.VolumeFacts;
import java.util.List;
import java.util.Set;

/** Opens snapshots. What can't be opened or was not seen says so in its place and spoils nothing else. */
final class Decoding {
    /** Sections that we fill ourselves; a snapshot that brings one of them is not believed. */
    private static final Set<String> DERIVED = Set.of("activity", "effective", "coverage", "conditions");

    private final SectionReader reader;

    Decoding(SectionReader reader) {
        this.reader = reader;
    }

    static StructType type(ObjectKind kind) {
        return switch (kind) {
            case HOST -> HostFacts.TYPE;
            case CONTAINER -> ContainerFacts.TYPE;
            case IMAGE -> ImageFacts.TYPE;
            case NETWORK -> NetworkFacts.TYPE;
            case VOLUME -> VolumeFacts.TYPE;
        };
    }

    static List<Section> believed(List<Section> sections) {
        for (Section section : sections) {
            if (DERIVED.contains(section.name())) {
                return sections.stream()
                        .filter(other -> !DERIVED.contains(other.name()))
                        .toList();
            }
        }
        return sections;
    }

    /** All that a snapshot shows; nothing of the derived sections. */
    Struct.Builder open(StructType type, HeldObject held) {
        var builder = Struct.of(type);
        if (held.completeness() != Completeness.COMPLETE) {
            var missing = new Missing(reason(held));
            type.sections().forEach(section -> builder.missing(section, missing));
        }
        held.sections().forEach(section -> open(section, builder));
        return builder;
    }

    /** One more section, or a newer one in the place of an older. */
    void open(Section section, Struct.Builder into) {
        try {
            reader.read(section, into);
        } catch (RuntimeException unreadable) {
            into.missing(
                    section.name(),
                    new Missing(
                            "the section '%s' can't be read: %s".formatted(section.name(), unreadable.getMessage())));
        }
    }

    /** A struct that shows nothing, for one reason. */
    static Struct.Builder blind(StructType type, Missing missing) {
        var builder = Struct.of(type);
        type.fields().forEach(field -> builder.set(field.slot(), missing));
        return builder;
    }

    static List<Struct> conditions(List<Condition> conditions) {
        return conditions.stream().map(Decoding::condition).toList();
    }

    private static Struct condition(Condition condition) {
        var evidence = condition.evidence().stream()
                .map(input -> Struct.of(ContainerFacts.EVIDENCE)
                        .set("path", input.path())
                        .set("observed", input.observed())
                        .set("expected", input.expected())
                        .build())
                .toList();
        return Struct.of(ContainerFacts.CONDITION)
                .set("rule", condition.rule())
                .set("hash", condition.hash())
                .set("since", condition.since())
                .set("message", condition.message())
                .set("evidence", evidence)
                .build();
    }

    static List<Struct> execs(List<Exec> execs) {
        return execs.stream().map(Decoding::exec).toList();
    }

    private static Struct exec(Exec exec) {
        var unseen = new Missing("the exec ended before it could be inspected");
        var builder = Struct.of(ContainerFacts.EXEC);
        builder.set("id", exec.id());
        builder.set("privileged", exec.privileged().map(Object.class::cast).orElse(unseen));
        builder.set("user", exec.user().map(Object.class::cast).orElse(unseen));
        builder.set("command", exec.command());
        return builder.build();
    }

    private static String reason(HeldObject held) {
        var what = held.completeness() == Completeness.GONE
                ? "the object was gone before it could be inspected"
                : "the engine did not answer in time";
        return held.detail().isEmpty() ? what : what + ": " + held.detail();
    }
}
