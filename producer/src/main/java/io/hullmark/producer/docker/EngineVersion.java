package io.hullmark.producer.docker;

import com.fasterxml.jackson.databind.JsonNode;

/** What an engine says of itself when greeted, and the version of its API that was agreed on. */
public record EngineVersion(JsonNode answer, String api) {
    /** Agrees with an engine on the version to speak. Engines that name no version get paths without one. */
    static Agreed from(JsonNode answer) {
        var newest = ApiVersion.parse(answer.path("ApiVersion").asText(""));
        var oldest = ApiVersion.parse(answer.path("MinAPIVersion").asText("")).orElse(new ApiVersion(1, 0));
        var agreed = newest.map(version -> ApiVersion.between(oldest, version));
        return new Agreed(
                new EngineVersion(answer, agreed.map(ApiVersion::toString).orElse("")),
                agreed.map(ApiVersion::prefix).orElse(""));
    }

    /** A version and how paths begin in it. */
    record Agreed(EngineVersion version, String prefix) {}
}
