package io.hullmark.schemas.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/**
 * The schemas that records may have been written with, by fingerprint. What shipped once stays for ever, so that a journal of any age
 * can be read. Schemas are parsed when they are first needed.
 */
public final class SchemaArchive {
    private static final String ROOT = "/archive/";

    private final Map<Long, ArchivedSchema> shipped;
    private final ConcurrentHashMap<Long, Schema> parsed = new ConcurrentHashMap<>();

    private SchemaArchive(List<ArchivedSchema> shipped) {
        this.shipped = shipped.stream()
                .collect(Collectors.toUnmodifiableMap(ArchivedSchema::fingerprint, Function.identity()));
    }

    /** Every schema that shipped with this jar or an earlier one. A new archive with each call, so that what one learns stays with it. */
    public static SchemaArchive shipped() {
        return new SchemaArchive(Index.SHIPPED);
    }

    /** The schema of a fingerprint, if it is known. */
    public Optional<Schema> find(long fingerprint) {
        var known = parsed.get(fingerprint);
        if (known != null) {
            return Optional.of(known);
        }
        var archived = shipped.get(fingerprint);
        if (archived == null) {
            return Optional.empty();
        }
        return Optional.of(parsed.computeIfAbsent(fingerprint, unused -> archived.parse()));
    }

    /** Adds a schema that did not ship, such as one of a newer version that the schemas topic brought. What is known stays as it is. */
    public void learn(Schema schema) {
        long fingerprint = SingleObject.fingerprint(schema);
        if (!shipped.containsKey(fingerprint)) {
            parsed.putIfAbsent(fingerprint, schema);
        }
    }

    /** What shipped, ordered by record and fingerprint. */
    public static List<ArchivedSchema> all() {
        return Index.SHIPPED;
    }

    /**
     * A schema that shipped.
     *
     * @param record name of the record, without its namespace
     */
    public record ArchivedSchema(String record, long fingerprint) {
        /** The schema as JSON, with its documentation. */
        public String json() {
            try (var in = open(record + "/" + SingleObject.hex(fingerprint) + ".avsc")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Schema parse() {
            return new SchemaParser().parse(json()).mainSchema();
        }
    }

    private static InputStream open(String name) throws IOException {
        var in = SchemaArchive.class.getResourceAsStream(ROOT + name);
        if (in == null) {
            throw new IOException("the jar lacks " + ROOT + name + ", which its index lists");
        }
        return in;
    }

    /** Read once per process; a jar can't list its own entries cheaply, so there is a file that does. */
    private static final class Index {
        static final List<ArchivedSchema> SHIPPED = read();

        private static List<ArchivedSchema> read() {
            var all = new ArrayList<ArchivedSchema>();
            try (var in = new BufferedReader(new InputStreamReader(open("index.txt"), StandardCharsets.UTF_8))) {
                for (var line = in.readLine(); line != null; line = in.readLine()) {
                    int slash = line.indexOf('/');
                    all.add(new ArchivedSchema(
                            line.substring(0, slash), Long.parseUnsignedLong(line.substring(slash + 1), 16)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return List.copyOf(all);
        }
    }
}
