package io.hullmark.cli.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A log that docker-bench-security wrote as JSON.
 *
 * @param release what it calls itself
 * @param checks by their ids, as CIS 1.6.0 numbers them
 */
public record BenchLog(String release, Map<String, BenchCheck> checks) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public BenchLog {
        checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    }

    /**
     * Reads a log.
     *
     * @param place what to call the log in complaints
     */
    public static BenchLog parse(String place, String text) {
        var log = tree(place, text);
        var release = log.path("dockerbenchsecurity").asText();
        if (release.isEmpty() || !log.path("tests").isArray()) {
            throw new IllegalArgumentException(
                    "%s: this is no log of docker-bench-security; give the file that ends in .log.json"
                            .formatted(place));
        }
        var checks = read(log);
        var ids = new HashSet<String>();
        checks.forEach(check -> ids.add(check.id()));
        var numbering = numbering(place, release, ids);
        var byId = new LinkedHashMap<String, BenchCheck>();
        for (var check : checks) {
            var id = numbering.apply(check.id());
            byId.put(id, new BenchCheck(id, check.result(), check.details(), check.items()));
        }
        return new BenchLog(release, byId);
    }

    Optional<BenchCheck> check(String id) {
        return Optional.ofNullable(checks.get(id));
    }

    private static JsonNode tree(String place, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    "%s:%d:%d: this is no JSON, or docker-bench-security did not end"
                            .formatted(place, at.getLineNr(), at.getColumnNr()),
                    e);
        }
    }

    private static UnaryOperator<String> numbering(String place, String release, HashSet<String> ids) {
        try {
            return BenchNumbering.of(release, ids);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    private static List<BenchCheck> read(JsonNode log) {
        var checks = new ArrayList<BenchCheck>();
        for (var section : log.path("tests")) {
            for (var result : section.path("results")) {
                var items = new ArrayList<String>();
                result.path("items").forEach(item -> items.add(item.asText()));
                checks.add(new BenchCheck(
                        result.path("id").asText(),
                        result.path("result").asText(),
                        result.path("details").asText(),
                        items));
            }
        }
        return checks;
    }
}
