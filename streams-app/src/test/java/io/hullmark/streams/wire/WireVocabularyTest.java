package io.hullmark.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.FieldType;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.NetworkFacts;
import io.hullmark.engine.facts.Section;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.StructType;
import io.hullmark.engine.facts.VolumeFacts;
import io.hullmark.schemas.codec.RecordTypes;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.SectionType;
import io.hullmark.schemas.codec.SectionTypes;
import io.hullmark.wire.ContainerProcess;
import io.hullmark.wire.ContainerSecurity;
import io.hullmark.wire.EnvironmentVariable;
import io.hullmark.wire.HostFile;
import io.hullmark.wire.HostFiles;
import io.hullmark.wire.ObjectKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the wire and the words of the rules together. */
final class WireVocabularyTest {
    private static final Set<String> DERIVED = Set.of("activity", "effective", "coverage", "conditions");
    private static final Digest ANY = Digest.of(new byte[16]);

    @ParameterizedTest
    @MethodSource("sections")
    void shouldKnowEveryFieldOfTheWireByAFittingType(SectionType<?> section) {
        var type = type(section.kind());
        var schema = RecordTypes.schema(section.record());

        // compiling refuses fields whose types don't fit
        StructReader.of(schema, type, section.name());
        for (var field : facts(schema)) {
            assertThat(type.field(field.name())).as("%s.%s", type, field.name()).hasValueSatisfying(known -> {
                assertThat(known.section()).isEqualTo(section.name());
                assertKnown(field.schema(), known.type());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldFindEveryFieldOfTheRulesOnTheWire(StructType type) {
        var onTheWire = new HashSet<String>();
        SectionTypes.all().stream()
                .filter(section -> type(section.kind()) == type)
                .forEach(section -> facts(RecordTypes.schema(section.record()))
                        .forEach(field -> onTheWire.add(section.name() + "." + field.name())));

        assertThat(type.fields().stream()
                        .filter(field -> !DERIVED.contains(field.section()))
                        .map(field -> field.section() + "." + field.name()))
                .isSubsetOf(onTheWire);
    }

    @Test
    void shouldTellAbsentFromUnseen() {
        var env = List.of(new EnvironmentVariable("TOKEN", null, 3, "00"));
        var process = new ContainerProcess("root", List.of(), List.of("sh"), "/", env, null, "web", true, null, "");
        var struct = read(SectionTypes.CONTAINER_PROCESS, SectionTypes.CONTAINER_PROCESS.section(process));

        assertThat(struct.get("user")).isEqualTo("root");
        assertThat(struct.get("command")).isEqualTo(List.of("sh"));
        assertThat(struct.get("init")).isNull();
        assertThat(struct.get("privileged")).isEqualTo(Missing.NOT_SEEN);
        assertThat(struct.get("env"))
                .asInstanceOf(InstanceOfAssertFactories.list(Struct.class))
                .singleElement()
                .satisfies(variable -> assertThat(variable.get("value")).isNull());
    }

    @Test
    void shouldSayOfANullThatTheEngineDoesNotSay() {
        var security = new ContainerSecurity(
                true,
                List.of("SYS_ADMIN"),
                List.of(),
                List.of(),
                "",
                "",
                "",
                false,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of("net.core.somaxconn", "1"));
        var struct = read(SectionTypes.CONTAINER_SECURITY, SectionTypes.CONTAINER_SECURITY.section(security));

        assertThat(struct.get("maskedPaths")).isEqualTo(ValueReader.NOT_SAID);
        assertThat(struct.get("sysctls")).isEqualTo(Map.of("net.core.somaxconn", "1"));
    }

    @Test
    void shouldGiveTheReasonWhyAFieldWasNotSeenInItsPlace() {
        var seen = file("/etc/docker", "root", Map.of());
        var hidden = file("/etc/docker/daemon.json", null, Map.of("owner", "it needs root", "path", "no reason"));
        var files = new HostFiles(List.of(seen, hidden), Map.of("files", "no reason", "nobody", "knows this"));

        var struct = read(SectionTypes.HOST_FILES, SectionTypes.HOST_FILES.section(files));

        assertThat(struct.get("files"))
                .asInstanceOf(InstanceOfAssertFactories.list(Struct.class))
                .extracting(file -> file.get("path"), file -> file.get("owner"), file -> file.get("mode"))
                .containsExactly(
                        tuple("/etc/docker", "root", ValueReader.NOT_SAID),
                        tuple("/etc/docker/daemon.json", new Missing("it needs root"), ValueReader.NOT_SAID));
    }

    @Test
    void shouldNotTakeASectionsReasonForAFieldOfAnother() {
        var files = new HostFiles(null, Map.of("files", "the engine is on another host", "listeners", "a lie"));

        var struct = read(SectionTypes.HOST_FILES, SectionTypes.HOST_FILES.section(files));

        assertThat(struct.get("files")).isEqualTo(new Missing("the engine is on another host"));
        assertThat(struct.get("listeners")).isEqualTo(Missing.NOT_SEEN);
    }

    private static HostFile file(String path, @Nullable String owner, Map<String, String> unseen) {
        return HostFile.newBuilder()
                .setRole("some")
                .setPath(path)
                .setTarget(path)
                .setOwner(owner)
                .setLinks(List.of())
                .setUnseen(unseen)
                .build();
    }

    static Stream<SectionType<?>> sections() {
        return SectionTypes.all().stream();
    }

    static Stream<StructType> types() {
        return Stream.of(ContainerFacts.TYPE, ImageFacts.TYPE, NetworkFacts.TYPE, VolumeFacts.TYPE, HostFacts.TYPE);
    }

    private static Struct read(SectionType<?> type, io.hullmark.wire.Section section) {
        var into = Struct.of(type(type.kind()));
        new WireSections(SchemaArchive.shipped())
                .read(new Section(section.getName(), ANY, section.getBody().array()), into);
        return into.build();
    }

    /** Nested records must have the same fields as nested types, both ways. */
    private static void assertKnown(Schema schema, FieldType type) {
        if (schema.isUnion()) {
            schema.getTypes().stream()
                    .filter(branch -> branch.getType() != Schema.Type.NULL)
                    .forEach(branch -> assertKnown(branch, type));
        } else if (type instanceof FieldType.ListOf list) {
            assertKnown(schema.getElementType(), list.element());
        } else if (type instanceof StructType struct) {
            assertThat(facts(schema).stream().map(Schema.Field::name))
                    .containsExactlyInAnyOrderElementsOf(struct.fields().stream()
                            .map(io.hullmark.engine.facts.Field::name)
                            .toList());
            facts(schema)
                    .forEach(field -> assertKnown(
                            field.schema(),
                            struct.field(field.name()).orElseThrow().type()));
        }
    }

    /** All fields but the one that gives reasons for the others. */
    private static List<Schema.Field> facts(Schema schema) {
        return schema.getFields().stream()
                .filter(field -> !field.name().equals(StructReader.UNSEEN))
                .toList();
    }

    private static StructType type(ObjectKind kind) {
        return switch (kind) {
            case CONTAINER -> ContainerFacts.TYPE;
            case IMAGE -> ImageFacts.TYPE;
            case NETWORK -> NetworkFacts.TYPE;
            case VOLUME -> VolumeFacts.TYPE;
            case HOST -> HostFacts.TYPE;
            case UNRECOGNIZED -> throw new IllegalArgumentException("no section is of an unknown kind");
        };
    }
}
