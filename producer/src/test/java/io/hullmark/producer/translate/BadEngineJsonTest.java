package io.hullmark.producer.translate;

import static io.hullmark.producer.fake.Inspections.parse;
import static io.hullmark.producer.fake.Inspections.recorded;
import static io.hullmark.producer.translate.Snapshots.TRANSLATOR;
import static io.hullmark.producer.translate.Snapshots.find;
import static io.hullmark.producer.translate.Snapshots.section;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.schemas.codec.SectionTypes;
import io.hullmark.wire.ContainerResources;
import io.hullmark.wire.EnvironmentVariable;
import io.hullmark.wire.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What engines, proxies and people make of the engine's JSON. */
class BadEngineJsonTest {
    private static final int MOST_BYTES = 900_000;

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{\"Id\":\"x\"}",
                "{\"Id\":\"x\",\"Config\":null,\"HostConfig\":null,\"NetworkSettings\":null,\"State\":null,\"Mounts\":null}",
                "{\"Id\":\"x\",\"Config\":{\"Cmd\":null,\"Entrypoint\":null,\"Env\":null,\"Labels\":null,\"Healthcheck\":null}}",
                "{\"Id\":\"x\",\"Config\":{\"Cmd\":\"one string\",\"Entrypoint\":\"another\",\"Env\":\"A=b\"}}",
                "{\"Id\":\"x\",\"Config\":[],\"HostConfig\":\"text\",\"Mounts\":{},\"State\":7}",
                "{\"Id\":\"x\",\"HostConfig\":{\"Memory\":\"lots\",\"Privileged\":\"true\",\"CapAdd\":{\"a\":1},\"Devices\":[null,7]}}",
                "{\"Id\":\"x\",\"NetworkSettings\":{\"Ports\":{\"80/tcp\":null,\"x/y/z\":[{}],\"\":[null]},\"Networks\":{\"n\":null}},\"State\":{\"Status\":\"running\"}}",
                "{\"Id\":\"x\",\"Created\":\"yesterday\",\"State\":{\"StartedAt\":\"0001-01-01T00:00:00Z\",\"FinishedAt\":\"\"}}",
                "{\"Id\":\"x\",\"Unknown\":{\"Deep\":[{\"a\":1}]}}"
            })
    void shouldMakeASnapshotOfWhateverIsThere(String json) {
        var snapshot = TRANSLATOR.container(parse(json), Optional.empty());

        assertThat(Snapshots.names(snapshot)).hasSize(10);
    }

    @Test
    void shouldTakeNullAndAbsentForTheSame() {
        var absent = parse("{\"Id\":\"x\"}");
        var nulls = parse(
                "{\"Id\":\"x\",\"Config\":{\"Cmd\":null,\"Env\":[]},\"Mounts\":[],\"HostConfig\":{\"CapAdd\":[],\"Devices\":null}}");

        assertThat(TRANSLATOR.container(nulls, Optional.empty()))
                .isEqualTo(TRANSLATOR.container(absent, Optional.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.hullmark.producer.translate.ContainerTranslationTest#recordings")
    void shouldGiveTheSameBytesInWhateverOrderTheEngineLists(String recording) {
        var random = new Random(7);
        var usual = TRANSLATOR.container(recorded(recording), Optional.empty());

        for (int i = 0; i < 20; i++) {
            assertThat(TRANSLATOR.container(shuffled(recorded(recording), random), Optional.empty()))
                    .isEqualTo(usual);
        }
    }

    @Test
    void shouldNotLoseDigitsNorOverflow() {
        var json = parse(
                "{\"Id\":\"x\",\"HostConfig\":{\"Memory\":9223372036854771712,\"MemorySwap\":-1,"
                        + "\"ShmSize\":99999999999999999999999,\"NanoCpus\":9007199254740993,\"CpuShares\":\"1024\",\"PidsLimit\":-1}}");

        assertThat(section(TRANSLATOR.container(json, Optional.empty()), SectionTypes.CONTAINER_RESOURCES))
                .returns(9_223_372_036_854_771_712L, ContainerResources::getMemory)
                .returns(-1L, ContainerResources::getMemorySwap)
                .returns(Long.MAX_VALUE, ContainerResources::getShmSize)
                .returns(9_007_199_254_740_993L, ContainerResources::getNanoCpus)
                .returns(1024L, ContainerResources::getCpuShares)
                .returns(-1L, ContainerResources::getPidsLimit);
    }

    @Test
    void shouldReadAnyEnvironment() {
        var json = (ObjectNode) parse("{\"Id\":\"x\",\"Config\":{}}");
        json.withObject("/Config")
                .putArray("Env")
                .add("LONELY")
                .add("A=b=c")
                .add("TWICE=1")
                .add("TWICE=2")
                .add("=x")
                .add("")
                .add("PEM=-----BEGIN X-----\nabc\n-----END X-----")
                .add("URL=https://user:password@host/");

        assertThat(section(TRANSLATOR.container(json, Optional.empty()), SectionTypes.CONTAINER_PROCESS)
                        .getEnv())
                .extracting(EnvironmentVariable::getName)
                .containsExactly("LONELY", "A", "TWICE", "TWICE", "", "", "PEM", "URL");
    }

    @Test
    void shouldKeepLabelsWithStrangeNames() {
        var json = (ObjectNode) parse("{\"Id\":\"x\",\"Config\":{}}");
        var labels = json.withObject("/Config").putObject("Labels");
        List.of("a.b", "new\nline", "nul\u0000", "emoji \uD83D\uDE00", "\u202Ertl", "lone \uD800 surrogate", "")
                .forEach(name -> labels.put(name, "x"));

        assertThat(section(TRANSLATOR.container(json, Optional.empty()), SectionTypes.CONTAINER_LABELS)
                        .getLabels())
                .hasSize(7);
    }

    @Test
    void shouldCutLabelsThatAreTooManyOrTooLongAndSaySo() {
        var many = (ObjectNode) parse("{\"Id\":\"x\",\"Config\":{}}");
        var labels = many.withObject("/Config").putObject("Labels");
        for (int i = 0; i < 10_000; i++) {
            labels.put("label-number-" + i, "some value that is not short");
        }
        var longest = (ObjectNode) parse("{\"Id\":\"x\",\"Config\":{}}");
        longest.withObject("/Config").putObject("Labels").put("long", "word ".repeat(200_000));

        var cut = TRANSLATOR.container(many, Optional.empty());
        var shortened = TRANSLATOR.container(longest, Optional.empty());

        assertThat(cut.getDetail()).contains("labels truncated");
        assertThat(section(cut, SectionTypes.CONTAINER_LABELS).getLabels()).containsKey(Clip.MARKER);
        assertThat(shortened.getDetail()).contains("labels truncated");
        assertThat(section(shortened, SectionTypes.CONTAINER_LABELS).getLabels().get("long"))
                .endsWith("<truncated len=1000000>");
        assertThat(Snapshots.bytes(cut)).isLessThan(MOST_BYTES);
    }

    @Test
    void shouldRatherLeaveOutMountsThanShowSomeOfThem() {
        var few = mounts(3_000);
        var tooMany = mounts(20_000);

        assertThat(section(few, SectionTypes.CONTAINER_MOUNTS).getMounts()).hasSize(3_000);
        assertThat(find(tooMany, SectionTypes.CONTAINER_MOUNTS)).isEmpty();
        assertThat(tooMany.getDetail()).contains("mounts left out: ");
    }

    @Test
    void shouldStayBelowWhatABrokerTakesWhateverPeopleWrite() {
        var json = (ObjectNode) parse("{\"Id\":\"x\",\"Config\":{},\"HostConfig\":{\"LogConfig\":{}}}");
        var huge = "some words ".repeat(20_000);
        var config = json.withObject("/Config");
        for (String field : List.of("Cmd", "Entrypoint", "Env")) {
            var list = config.putArray(field);
            for (int i = 0; i < 40; i++) {
                list.add("V" + i + "=" + huge);
            }
        }
        config.put("Image", huge).put("User", huge).put("Hostname", huge);
        json.withObject("/HostConfig/LogConfig").putObject("Config").put("tag", huge);
        json.withObject("/HostConfig").putArray("ExtraHosts").add(huge);

        assertThat(Snapshots.bytes(TRANSLATOR.container(json, Optional.empty())))
                .isLessThan(MOST_BYTES);
    }

    private static Snapshot mounts(int count) {
        var json = (ObjectNode) parse("{\"Id\":\"x\"}");
        var mounts = json.putArray("Mounts");
        for (int i = 0; i < count; i++) {
            mounts.addObject()
                    .put("Type", "bind")
                    .put("Source", "/srv/data/" + i)
                    .put("Destination", "/data/" + i)
                    .put("RW", true);
        }
        return TRANSLATOR.container(json, Optional.empty());
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        var fields = new ArrayList<Map.Entry<String, JsonNode>>(object.properties());
        Collections.shuffle(fields, random);
        var shuffled = object.objectNode();
        for (Iterator<Map.Entry<String, JsonNode>> each = fields.iterator(); each.hasNext(); ) {
            var field = each.next();
            shuffled.set(field.getKey(), shuffled(field.getValue(), random));
        }
        return shuffled;
    }
}
