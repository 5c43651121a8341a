package io.hullmark.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** Asks a schema registry, and remembers what it said: ids and schemas never change their meaning. Safe for any number of threads. */
public final class RegistryClient {
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int LONGEST_ANSWER = 4 << 20;
    private static final int NOT_FOUND = 404;
    /** An id that nobody knows may be registered a moment later; a flood of bad records must not become one of requests. */
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(30);

    private static final int MOST_UNKNOWN = 10_000;

    private final RegistrySettings settings;
    private final InstantSource clock;
    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<Integer, Instant> unknown = new ConcurrentHashMap<>();
    private final Map<Registration, Integer> ids = new ConcurrentHashMap<>();

    private record Registration(String subject, Schema schema) {}

    public RegistryClient(RegistrySettings settings) {
        this(settings, InstantSource.system());
    }

    RegistryClient(RegistrySettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** The id of a schema under a subject; registers it when the registry does not know it yet. */
    public int register(String subject, Schema schema) {
        var registration = new Registration(subject, schema);
        var known = ids.get(registration);
        if (known != null) {
            return known;
        }
        var path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
        var body = json.createObjectNode().put("schemaType", "AVRO").put("schema", schema.toString());
        var answer = ask(request(path)
                .header("Content-Type", MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        if (answer.status() != 200) {
            throw refused("register a schema under " + subject, answer);
        }
        var id = answer.json().path("id");
        if (!id.canConvertToInt() || !id.isNumber()) {
            throw new RegistryException("the registry at " + settings + " answered without an id for " + subject);
        }
        ids.put(registration, id.intValue());
        return id.intValue();
    }

    /** The schema of an id; empty when the registry does not know it. */
    public Optional<Schema> schema(int id) {
        var known = schemas.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        // Registries count from 1.
        if (id < 1 || isUnknown(id)) {
            return Optional.empty();
        }
        var answer = ask(request("/schemas/ids/" + id).GET());
        if (answer.status() == NOT_FOUND) {
            rememberUnknown(id);
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw refused("tell schema " + id, answer);
        }
        var schema = parse(id, answer.json());
        schemas.put(id, schema);
        return Optional.of(schema);
    }

    private Schema parse(int id, JsonNode answer) {
        var text = answer.path("schema").asText();
        try {
            return new SchemaParser().parse(text).mainSchema();
        } catch (AvroRuntimeException e) {
            throw new RegistryException("schema " + id + " of the registry at " + settings + " is no Avro schema", e);
        }
    }

    private boolean isUnknown(int id) {
        var since = unknown.get(id);
        return since != null && clock.instant().isBefore(since.plus(UNKNOWN_FOR));
    }

    private void rememberUnknown(int id) {
        if (unknown.size() >= MOST_UNKNOWN) {
            unknown.clear();
        }
        unknown.put(id, clock.instant());
    }

    private HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(settings.resolve(path)).header("Accept", MEDIA_TYPE + ", application/json");
        settings.headers().forEach(request::header);
        return request;
    }

    private Answer ask(HttpRequest.Builder request) {
        var asked = http.sendAsync(request.build(), status -> new BoundedBody(LONGEST_ANSWER));
        try {
            // The client's own timeout ends when the first bytes come; an answer that never ends needs one, too.
            var response = asked.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), json.readTree(response.body()));
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw silent("no answer within " + settings.timeout().toMillis() + " ms", e);
        } catch (ExecutionException e) {
            var cause = e.getCause();
            throw silent(cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage(), e);
        } catch (IOException e) { // the client's own exceptions come wrapped, so this is the parser
            throw new RegistryException(
                    "what answers at " + settings + " is no schema registry: its answer is no JSON", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException("interrupted while waiting for the registry at " + settings, e);
        }
    }

    private RegistryException silent(String why, Exception cause) {
        return new RegistryException(
                "the registry at " + settings + " does not answer: " + why
                        + "; check that it runs and the URL is right",
                cause);
    }

    private RegistryException refused(String what, Answer answer) {
        return new RegistryException("the registry at " + settings + " refused to " + what + ": HTTP " + answer.status()
                + " " + answer.json().path("message").asText());
    }

    private record Answer(int status, JsonNode json) {}
}
