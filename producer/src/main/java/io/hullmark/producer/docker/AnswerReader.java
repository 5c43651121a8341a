package io.hullmark.producer.docker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads what the engine, or whatever stands before it, answers. Never says what a body holds: it may be a secret. */
final class AnswerReader {
    private static final int LONGEST_STRING = 8 << 20;

    /** Reads characters, not bytes: a byte that is no UTF-8 becomes a replacement character instead of an error. */
    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_STRING)
                    .maxNestingDepth(200)
                    .build())
            .build());

    private final long mostBytes;

    AnswerReader(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    Answer read(DockerHttpClient.Response response) throws IOException {
        int status = response.getStatusCode();
        try {
            return status >= 200 && status < 300 ? found(response) : refused(status, response);
        } catch (BoundedStream.TooLargeException e) {
            return new Answer.Unreadable(String.valueOf(e.getMessage()));
        } catch (JsonProcessingException e) {
            return new Answer.Unreadable("the answer is no JSON (HTTP " + status + ")");
        }
    }

    private Answer found(DockerHttpClient.Response response) throws IOException {
        var type = Optional.ofNullable(response.getHeader("Content-Type")).orElse("");
        if (type.startsWith("text/plain")) {
            return new Answer.Found(TextNode.valueOf(firstLine(response)), engineTime(response));
        }
        var body = tree(response);
        return body.isMissingNode()
                ? new Answer.Unreadable("the answer is empty (HTTP " + response.getStatusCode() + ")")
                : new Answer.Found(body, engineTime(response));
    }

    private Answer refused(int status, DockerHttpClient.Response response) throws IOException {
        var message = tree(response).path("message").asText("");
        if ((status == 404 || status == 409) && !message.isEmpty() && !message.contains("page not found")) {
            return new Answer.Gone(status);
        }
        return new Answer.Unreadable("HTTP " + status + (wrongVersion(status, message) ? ": " + message : ""));
    }

    /** Whether the engine refused because of the version in the path, which says nothing about what was asked. */
    static boolean wrongVersion(int status, String message) {
        return status == 400
                && message.contains("version")
                && (message.contains("too old") || message.contains("too new"));
    }

    static Optional<Instant> engineTime(DockerHttpClient.Response response) {
        try {
            return Optional.ofNullable(response.getHeader("Date"))
                    .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private JsonNode tree(DockerHttpClient.Response response) throws IOException {
        try (var reader = new InputStreamReader(bounded(response), StandardCharsets.UTF_8)) {
            return JSON.readTree(reader);
        }
    }

    private String firstLine(DockerHttpClient.Response response) throws IOException {
        try (var body = bounded(response)) {
            return new String(body.readNBytes(1000), StandardCharsets.UTF_8).strip();
        }
    }

    private InputStream bounded(DockerHttpClient.Response response) {
        return new BoundedStream(response.getBody(), mostBytes);
    }
}
