package io.hullmark.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.FullRecords;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.schemas.codec.UnreadableRecordException.Fault;
import io.hullmark.schemas.registry.StubRegistry.Mood;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Violation;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryCodecTest {
    private static final Violation VIOLATION = FullRecords.of(Violation.class).get(0);

    private final StubRegistry registry = new StubRegistry();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T10:00:00Z"));
    private final RegistryClient client = new RegistryClient(
            new RegistrySettings(registry.url(), Duration.ofSeconds(2), Map.of("Authorization", "Basic aDp3")),
            now::get);
    private final RegistryCodec<Violation> codec =
            RegistryCodec.forValues(Violation.class, "hullmark.violations", client);

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void shouldFrameRecordsAsRegistriesDo() throws UnreadableRecordException {
        var bytes = ByteBuffer.wrap(codec.encode(VIOLATION));

        assertThat(bytes.get(0)).isZero();
        assertThat(bytes.getInt(1)).isEqualTo(1);
        assertThat(codec.decode(bytes.array())).isEqualTo(VIOLATION);
    }

    @Test
    void shouldAskOnceForWhatNeverChanges() throws UnreadableRecordException {
        for (int i = 0; i < 3; i++) {
            codec.decode(codec.encode(VIOLATION));
        }

        assertThat(registry.requests)
                .containsExactly(
                        "POST /ccompat/subjects/hullmark.violations-value/versions [Basic aDp3]",
                        "GET /ccompat/schemas/ids/1 [Basic aDp3]");
    }

    @Test
    void shouldNeedNoRegistryForRecordsOnceItsIdIsKnown() {
        var registered = codec.registered();
        registry.close();

        assertThat(ByteBuffer.wrap(registered.encode(VIOLATION)).getInt(1)).isEqualTo(1);
    }

    @Test
    void shouldReadWhatWasWrittenBeforeTheRegistryCame() throws UnreadableRecordException {
        assertThat(codec.decode(Codec.of(Violation.class).encode(VIOLATION))).isEqualTo(VIOLATION);
        assertThat(registry.requests).isEmpty();
    }

    @Test
    void shouldReadWhatAnotherVersionWrote() throws UnreadableRecordException {
        var newer = Violation.getClassSchema()
                .toString()
                .replaceFirst(
                        "\"fields\":\\[", "\"fields\":[{\"name\":\"site\",\"type\":\"string\",\"default\":\"\"},");
        int id = registry.add(newer);
        var today = Codec.of(Violation.class).encode(VIOLATION);
        // The field that today's class doesn't know is an empty string: one zero in front.
        var bytes = ByteBuffer.allocate(today.length - 10 + 6)
                .put((byte) 0)
                .putInt(id)
                .put((byte) 0)
                .put(today, 10, today.length - 10)
                .array();

        assertThat(new SchemaParser().parse(newer).mainSchema().getField("site"))
                .isNotNull();
        assertThat(codec.decode(bytes)).isEqualTo(VIOLATION);
    }

    static Stream<Arguments> badBytes() {
        return Stream.of(
                Arguments.of("no bytes", Fault.EMPTY, new byte[0]),
                Arguments.of("the magic alone", Fault.TOO_SHORT, new byte[1]),
                Arguments.of("a header without its last byte", Fault.TOO_SHORT, new byte[4]),
                Arguments.of("magic 1", Fault.BAD_MAGIC, new byte[] {1, 0, 0, 0, 1, 0}),
                Arguments.of("id 0", Fault.UNKNOWN_SCHEMA, new byte[] {0, 0, 0, 0, 0, 0}),
                Arguments.of("id -1", Fault.UNKNOWN_SCHEMA, new byte[] {0, -1, -1, -1, -1, 0}),
                Arguments.of("an id that nobody gave", Fault.UNKNOWN_SCHEMA, new byte[] {0, 0, 0, 0, 99, 0}),
                Arguments.of("an id and no body", Fault.TRUNCATED, new byte[] {0, 0, 0, 0, 1}),
                Arguments.of("the id of another subject", Fault.OTHER_RECORD, new byte[] {0, 0, 0, 0, 2, 0}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badBytes")
    void shouldSayWhatIsWrongWith(String name, Fault fault, byte[] bytes) {
        registry.add(Violation.getClassSchema().toString());
        registry.add(Observation.getClassSchema().toString());

        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOfSatisfying(
                        UnreadableRecordException.class,
                        e -> assertThat(e.fault())
                                .as("fault of: %s", e.getMessage())
                                .isEqualTo(fault));
    }

    @Test
    void shouldNotAskAgainAndAgainForAnIdThatNobodyKnows() throws UnreadableRecordException {
        var bytes = codec.encode(VIOLATION);
        var unknown = bytes.clone();
        unknown[4] = 2;
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> codec.decode(unknown)).isInstanceOf(UnreadableRecordException.class);
        }
        assertThat(registry.requests)
                .filteredOn(request -> request.contains("/ids/2"))
                .hasSize(1);

        registry.add(Violation.getClassSchema().toString() + " ");
        now.updateAndGet(instant -> instant.plusSeconds(31));

        assertThat(codec.decode(unknown)).isEqualTo(VIOLATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HANGING", "STOPPING_HALFWAY", "REFUSING", "TALKING_HTML", "TALKING_ENDLESSLY"})
    void shouldNotBlameTheRecordForARegistryThatIsUnwell(String mood) throws UnreadableRecordException {
        var bytes = codec.encode(VIOLATION);
        registry.mood = Mood.valueOf(mood);

        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(registry.url().toString())
                .hasMessageNotContaining("aDp3");

        registry.mood = Mood.WELL;
        assertThat(codec.decode(bytes)).isEqualTo(VIOLATION);
    }

    @Test
    void shouldSayWhyARegistryRefusesASchema() {
        registry.mood = Mood.REFUSING;

        assertThatThrownBy(() -> codec.encode(VIOLATION))
                .isInstanceOf(RegistryException.class)
                .hasMessage("the registry at " + registry.url()
                        + " refused to register a schema under hullmark.violations-value: HTTP 409 Schema being"
                        + " registered is incompatible");
    }

    @Test
    void shouldSayThatNobodyListens() {
        registry.close();

        assertThatThrownBy(() -> codec.encode(VIOLATION))
                .isInstanceOf(RegistryException.class)
                .hasMessageMatching("the registry at http://127.0.0.1:\\d+/ccompat/ does not answer: .*;"
                        + " check that it runs and the URL is right");
    }

    @Test
    void shouldWorkOnWhatItKnowsWhileTheRegistryIsDown() throws UnreadableRecordException {
        var bytes = codec.encode(VIOLATION);
        codec.decode(bytes);

        registry.close();

        assertThat(codec.decode(codec.encode(VIOLATION))).isEqualTo(VIOLATION);
        assertThat(Arrays.equals(codec.encode(VIOLATION), bytes)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry:8081", "ftp://registry", "/relative", "http:", "https://me:secret@registry"})
    void shouldRefuseAUrlThatIsNone(String url) {
        assertThatThrownBy(() -> RegistrySettings.of(URI.create(url.equals("http:") ? "http:///" : url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a registry's URL is like https://registry:8081, got '");
    }
}
