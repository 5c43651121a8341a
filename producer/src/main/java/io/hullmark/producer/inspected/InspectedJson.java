package io.hullmark.producer.inspected;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hullmark.producer.observe.Numbered;
import io.hullmark.producer.observe.Started;
import io.hullmark.producer.redact.Redactor;
import io.hullmark.producer.translate.Surroundings;
import io.hullmark.producer.translate.Translator;
import io.hullmark.wire.Observation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Containers, images, networks, volumes and hosts from the JSON that {@code docker inspect} and {@code docker info} print: one array,
 * several, or objects one after the other. What the JSON does not tell stays not seen. Complaints never quote a value: it may be
 * a secret.
 */
public final class InspectedJson {
    /** Of a fleet of some thousand containers. */
    private static final int MOST_MEGABYTES = 64;

    private static final int SHORTEST_KEY = 32;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength((long) MOST_MEGABYTES << 20)
                    .maxStringLength(8 << 20)
                    .maxNestingDepth(200)
                    .build())
            .build());

    private final String hostId;
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Translator translator;
    private final List<SpecificRecord> surroundings = new ArrayList<>();
    private final List<SpecificRecord> containers = new ArrayList<>();
    private Optional<JsonNode> host = Optional.empty();
    private Optional<JsonNode> bridge = Optional.empty();

    /** Reads for a host of this name; nobody tells whose the objects are. */
    public InspectedJson(String hostId) {
        this.hostId = hostId;
        var key = new byte[SHORTEST_KEY];
        new SecureRandom().nextBytes(key);
        this.translator = new Translator(hostId, new Redactor(key));
    }

    /**
     * Reads everything that comes.
     *
     * @param name where it comes from, for complaints
     * @throws IllegalArgumentException if it is anything else, in one line that says what and where
     * @throws IOException if it can't be read at all
     */
    public void read(String name, InputStream in) throws IOException {
        int objects = 0;
        try (var parser = new BoundedObjects(JSON.createParser(new InputStreamReader(in, StandardCharsets.UTF_8)))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        parser.next();
                        take(name, ++objects, parser);
                    }
                } else {
                    parser.next();
                    take(name, ++objects, parser);
                }
            }
        } catch (StreamConstraintsException e) {
            throw new IllegalArgumentException(
                    "%s: more than any engine tells: at most %d MB, and no object of more than 500,000 parts"
                            .formatted(name, MOST_MEGABYTES),
                    e);
        } catch (JsonEOFException e) {
            throw new IllegalArgumentException(
                    "%s: the JSON breaks off in object %d, so nothing was judged".formatted(name, objects), e);
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new IllegalArgumentException(
                    "%s:%d:%d: this is no JSON; give what 'docker inspect' prints, without --format"
                            .formatted(name, place.getLineNr(), place.getColumnNr()),
                    e);
        }
        if (objects == 0) {
            throw new IllegalArgumentException(
                    "%s: there is nothing to judge; try: docker inspect $(docker ps -aq) | hullmark check -"
                            .formatted(name));
        }
    }

    private void take(String name, int number, JsonParser parser) throws IOException {
        var object = parser.currentToken() == JsonToken.START_OBJECT
                ? parser.<JsonNode>readValueAsTree()
                : MissingNode.getInstance();
        if (!take(object)) {
            throw new IllegalArgumentException(
                    ("%s: object %d is no container, image, network, volume or host; give what 'docker inspect' or "
                                    + "'docker info --format json' prints")
                            .formatted(name, number));
        }
    }

    /** Takes one object in the form of {@code docker inspect}; tells whether it is one. */
    public boolean take(JsonNode object) {
        var kind = Kind.of(object);
        switch (kind) {
            case CONTAINER -> container(object);
            case IMAGE -> surroundings.add(translator.image(object, Optional.empty()));
            case NETWORK -> {
                bridge = object.path("Name").asText().equals("bridge") ? Optional.of(object) : bridge;
                surroundings.add(translator.network(object));
            }
            case VOLUME -> surroundings.add(translator.volume(object));
            case HOST -> host = Optional.of(object);
            case NONE -> {}
        }
        return kind != Kind.NONE;
    }

    private void container(JsonNode inspect) {
        var snapshot = translator.container(inspect, Optional.empty());
        containers.add(snapshot);
        inspect.path("ExecIDs")
                .forEach(id -> containers.add(
                        Started.exec(snapshot.getObjectId(), at, translator.unseenExec(id.asText(""), ""))));
    }

    /** Everything that was read, containers after what surrounds them. */
    public List<Observation> observations() {
        var bodies = new ArrayList<SpecificRecord>();
        host.map(info -> bridge.isPresent()
                        ? translator.host(info, MissingNode.getInstance(), bridge, Surroundings.NONE)
                        : translator.host(info, MissingNode.getInstance(), Surroundings.NONE))
                .ifPresent(bodies::add);
        bodies.addAll(surroundings);
        bodies.addAll(containers);
        return Numbered.of(hostId, at, bodies);
    }
}
