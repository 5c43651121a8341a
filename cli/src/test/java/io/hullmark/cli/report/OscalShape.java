package io.hullmark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the assessment results model of OSCAL 1.1 allows of the objects that we write: which fields they have, which of them must be
 * there, and what their values look like. It closes every object, so a name that is not here makes readers refuse the document.
 */
final class OscalShape {
    private static final Pattern UUID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}");
    private static final Pattern TOKEN = Pattern.compile("(\\p{L}|_)(\\p{L}|\\p{N}|[.\\-_])*");
    private static final Pattern STRING = Pattern.compile("\\S(.*\\S)?");
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z");

    private final Set<String> defined = new HashSet<>();
    private final Set<String> referred = new HashSet<>();

    private OscalShape() {}

    static void hold(JsonNode document) {
        var shape = new OscalShape();
        only(document, List.of("assessment-results"), List.of());
        var results = document.path("assessment-results");
        only(results, List.of("uuid", "metadata", "import-ap", "results"), List.of("local-definitions", "back-matter"));
        shape.identified(results);
        shape.metadata(results.path("metadata"));
        only(results.path("import-ap"), List.of("href"), List.of("remarks"));
        shape.refer(results.at("/import-ap/href").asText().substring(1));
        some(results.path("results")).forEach(shape::result);
        shape.backMatter(results.path("back-matter"));
        assertThat(shape.defined).containsAll(shape.referred);
    }

    private void metadata(JsonNode metadata) {
        only(
                metadata,
                List.of("title", "last-modified", "version", "oscal-version"),
                List.of(
                        "published",
                        "revisions",
                        "document-ids",
                        "props",
                        "links",
                        "roles",
                        "locations",
                        "parties",
                        "responsible-parties",
                        "actions",
                        "remarks"));
        time(metadata.path("last-modified"));
        string(metadata.path("version"));
        assertThat(metadata.path("oscal-version").asText()).matches("1\\.1\\.[0-9]");
        metadata.path("roles").forEach(role -> {
            only(role, List.of("id", "title"), List.of("short-name", "description", "props", "links", "remarks"));
            token(role.path("id"));
        });
        optional(metadata, "parties").forEach(party -> {
            only(party, List.of("uuid", "type"), List.of("name", "short-name", "props", "remarks"));
            identified(party);
            string(party.path("name"));
            assertThat(party.path("type").asText()).isIn("person", "organization");
        });
    }

    private void result(JsonNode result) {
        only(
                result,
                List.of("uuid", "title", "description", "start", "reviewed-controls"),
                List.of(
                        "end",
                        "props",
                        "links",
                        "local-definitions",
                        "attestations",
                        "assessment-log",
                        "observations",
                        "risks",
                        "findings",
                        "remarks"));
        identified(result);
        time(result.path("start"));
        time(result.path("end"));
        properties(result);
        optional(result.path("local-definitions"), "inventory-items").forEach(item -> {
            only(
                    item,
                    List.of("uuid", "description"),
                    List.of("props", "links", "responsible-parties", "implemented-components", "remarks"));
            identified(item);
            properties(item);
        });
        some(result.at("/reviewed-controls/control-selections")).forEach(selection -> {
            only(
                    selection,
                    List.of(),
                    List.of(
                            "description",
                            "props",
                            "links",
                            "include-all",
                            "include-controls",
                            "exclude-controls",
                            "remarks"));
            selection.path("include-controls").forEach(control -> {
                only(control, List.of("control-id"), List.of("statement-ids"));
                token(control.path("control-id"));
            });
        });
        optional(result, "attestations").forEach(this::attestation);
        optional(result, "observations").forEach(this::observation);
        optional(result, "risks").forEach(this::risk);
        optional(result, "findings").forEach(this::finding);
    }

    private void attestation(JsonNode attestation) {
        only(attestation, List.of("parts"), List.of("responsible-parties"));
        optional(attestation, "responsible-parties").forEach(responsible -> {
            only(responsible, List.of("role-id", "party-uuids"), List.of("props", "links", "remarks"));
            token(responsible.path("role-id"));
            some(responsible.path("party-uuids")).forEach(party -> refer(party.asText()));
        });
        some(attestation.path("parts")).forEach(part -> {
            only(part, List.of("name"), List.of("uuid", "ns", "class", "title", "props", "prose", "parts", "links"));
            identified(part);
            token(part.path("name"));
            properties(part);
        });
    }

    private void observation(JsonNode observation) {
        only(
                observation,
                List.of("uuid", "description", "methods", "collected"),
                List.of(
                        "title",
                        "props",
                        "links",
                        "types",
                        "origins",
                        "subjects",
                        "relevant-evidence",
                        "expires",
                        "remarks"));
        identified(observation);
        time(observation.path("collected"));
        properties(observation);
        some(observation.path("methods"))
                .forEach(method -> assertThat(method.asText()).isIn("EXAMINE", "INTERVIEW", "TEST", "UNKNOWN"));
        optional(observation, "subjects").forEach(subject -> {
            only(subject, List.of("subject-uuid", "type"), List.of("title", "props", "links", "remarks"));
            refer(subject.path("subject-uuid").asText());
        });
        optional(observation, "relevant-evidence").forEach(evidence -> {
            only(evidence, List.of("description"), List.of("href", "props", "links", "remarks"));
            refer(evidence.path("href").asText().substring(1));
            properties(evidence);
        });
    }

    private void risk(JsonNode risk) {
        only(
                risk,
                List.of("uuid", "title", "description", "statement", "status"),
                List.of(
                        "props",
                        "links",
                        "origins",
                        "threat-ids",
                        "characterizations",
                        "mitigating-factors",
                        "deadline",
                        "remediations",
                        "risk-log",
                        "related-observations"));
        identified(risk);
        properties(risk);
        status(risk.path("status"));
        optional(risk, "remediations").forEach(remediation -> {
            only(
                    remediation,
                    List.of("uuid", "lifecycle", "title", "description"),
                    List.of("props", "links", "origins", "required-assets", "tasks", "remarks"));
            identified(remediation);
            assertThat(remediation.path("lifecycle").asText()).isIn("recommendation", "planned", "completed");
        });
        some(risk.at("/risk-log/entries")).forEach(entry -> {
            only(
                    entry,
                    List.of("uuid", "start"),
                    List.of(
                            "title",
                            "description",
                            "end",
                            "props",
                            "links",
                            "logged-by",
                            "status-change",
                            "related-responses",
                            "remarks"));
            identified(entry);
            time(entry.path("start"));
            optional(entry, "links").forEach(link -> {
                only(link, List.of("href"), List.of("rel", "media-type", "resource-fragment", "text"));
                token(link.path("rel"));
                refer(link.path("href").asText().substring(1));
            });
            status(entry.path("status-change"));
            properties(entry);
        });
    }

    private static void status(JsonNode status) {
        assertThat(status.asText())
                .isIn("open", "investigating", "remediating", "deviation-requested", "deviation-approved", "closed");
    }

    private void finding(JsonNode finding) {
        only(
                finding,
                List.of("uuid", "title", "description", "target"),
                List.of(
                        "props",
                        "links",
                        "origins",
                        "implementation-statement-uuid",
                        "related-observations",
                        "related-risks",
                        "remarks"));
        identified(finding);
        properties(finding);
        var target = finding.path("target");
        only(
                target,
                List.of("type", "target-id", "status"),
                List.of("title", "description", "props", "links", "implementation-status", "remarks"));
        assertThat(target.path("type").asText()).isIn("statement-id", "objective-id");
        token(target.path("target-id"));
        only(target.path("status"), List.of("state"), List.of("reason", "remarks"));
        assertThat(target.at("/status/state").asText()).isIn("satisfied", "not-satisfied");
        token(target.at("/status/reason"));
        optional(finding, "related-observations")
                .forEach(related -> refer(related.path("observation-uuid").asText()));
        optional(finding, "related-risks")
                .forEach(related -> refer(related.path("risk-uuid").asText()));
    }

    private void backMatter(JsonNode matter) {
        only(matter, List.of(), List.of("resources"));
        optional(matter, "resources").forEach(resource -> {
            only(
                    resource,
                    List.of("uuid"),
                    List.of(
                            "title",
                            "description",
                            "props",
                            "document-ids",
                            "citation",
                            "rlinks",
                            "base64",
                            "remarks"));
            identified(resource);
            properties(resource);
        });
    }

    private static void properties(JsonNode owner) {
        optional(owner, "props").forEach(property -> {
            only(property, List.of("name", "value"), List.of("uuid", "ns", "class", "group", "remarks"));
            token(property.path("name"));
            string(property.path("value"));
        });
    }

    private void identified(JsonNode object) {
        var uuid = object.path("uuid").asText();
        assertThat(uuid).matches(UUID);
        assertThat(defined.add(uuid))
                .as("another object has the id %s of %s", uuid, object)
                .isTrue();
    }

    private void refer(String uuid) {
        assertThat(uuid).matches(UUID);
        referred.add(uuid);
    }

    private static void token(JsonNode value) {
        assertThat(value.asText()).matches(TOKEN);
    }

    private static void string(JsonNode value) {
        assertThat(value.asText()).matches(STRING);
    }

    private static void time(JsonNode value) {
        assertThat(value.asText()).matches(TIME);
    }

    /** An array, which OSCAL wants to hold something. */
    private static JsonNode some(JsonNode array) {
        assertThat(array.isArray()).isTrue();
        assertThat(array).isNotEmpty();
        return array;
    }

    private static JsonNode optional(JsonNode owner, String name) {
        return owner.has(name) ? some(owner.path(name)) : owner.path(name);
    }

    private static void only(JsonNode object, List<String> required, List<String> optional) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsAll(required);
        names.removeAll(required);
        assertThat(optional).as("fields of %s", Map.of("object", object)).containsAll(names);
        for (String name : required) {
            var value = object.path(name);
            assertThat(value.isContainerNode() || !value.asText().isBlank())
                    .as("%s of %s", name, object)
                    .isTrue();
        }
    }
}
