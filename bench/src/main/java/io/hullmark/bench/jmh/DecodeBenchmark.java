package io.hullmark.bench.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hullmark.bench.corpus.Corpus;
import io.hullmark.bench.corpus.Inspected;
import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.Section;
import io.hullmark.engine.facts.Struct;
import io.hullmark.schemas.codec.ObservationCodec;
import io.hullmark.schemas.codec.ObservationHeader;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.streams.wire.WireSections;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How much of a snapshot has to be read to know what it says. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class DecodeBenchmark {
    private final SchemaArchive schemas = SchemaArchive.shipped();
    private final ObservationCodec codec = ObservationCodec.of(schemas);
    private final WireSections reader = new WireSections(schemas);
    private final ObjectMapper json = new ObjectMapper();
    private final String text = Inspected.container(1).toString();
    private final Snapshot snapshot = Corpus.snapshot(Inspected.container(1));
    private final Observation observation = new Observation("bench", 1L, 1L, Instant.EPOCH, snapshot);
    private final byte[] bytes = codec.encode(observation);
    private final List<Section> sections = Corpus.sections(snapshot);
    private final Section security = sections.stream()
            .filter(section -> section.name().equals("security"))
            .findFirst()
            .orElseThrow();

    /** Who says it, and whether it is what was said before. All that 98 of 100 snapshots need. */
    @Benchmark
    public ObservationHeader header() throws UnreadableRecordException {
        return codec.header(bytes);
    }

    /** The sections with their digests, none of them opened. */
    @Benchmark
    public Observation envelope() throws UnreadableRecordException {
        return codec.decode(bytes);
    }

    /** One section, opened for rules. */
    @Benchmark
    public Struct section() {
        var container = Struct.of(ContainerFacts.TYPE);
        reader.read(security, container);
        return container.build();
    }

    /** All sections, opened for rules. */
    @Benchmark
    public Struct everything() {
        var container = Struct.of(ContainerFacts.TYPE);
        for (Section section : sections) {
            reader.read(section, container);
        }
        return container.build();
    }

    @Benchmark
    public byte[] encode() {
        return codec.encode(observation);
    }

    /** The same container as JSON, as others keep it. */
    @Benchmark
    public JsonNode jsonTree() throws JsonProcessingException {
        return json.readTree(text);
    }
}
