package io.hullmark.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.cli.console.Palette;
import io.hullmark.engine.assessment.DecisionLife;
import io.hullmark.engine.assessment.Ground;
import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.findings.Subject;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * For programs: OSCAL assessment results. Controls become findings with observations, findings of rules become risks with their life,
 * attestations stay attestations, and exceptions are resources of the back matter.
 */
public record AssessmentOscal() implements ComplianceReport.Form {
    private static final String VERSION = "1.1.2";
    private static final String ATTESTER = "attester";
    private static final String APPROVER = "approver";

    @Override
    public void write(ComplianceReport report, PrintWriter out) {
        var oscal = new Oscal(report);
        var root = Oscal.object();
        var results = root.putObject("assessment-results").put("uuid", oscal.document());
        results.set("metadata", metadata(report, oscal));
        results.putObject("import-ap").put("href", "#" + oscal.id("plan"));
        results.putArray("results").add(result(report, oscal));
        results.set("back-matter", backMatter(report, oscal));
        SafeJson.document(root, out);
    }

    private static ObjectNode metadata(ComplianceReport report, Oscal oscal) {
        var metadata = Oscal.object()
                .put("title", Oscal.prose("Compliance with " + report.framework()))
                .put("last-modified", report.knownUntil().toString())
                .put("version", report.knownUntil().toString())
                .put("oscal-version", VERSION);
        var roles = metadata.putArray("roles");
        roles.addObject().put("id", ATTESTER).put("title", "answers for what only people can tell");
        roles.addObject().put("id", APPROVER).put("title", "answers for an exception");
        var parties = JsonNodeFactory.instance.arrayNode();
        people(report)
                .forEach(name -> parties.addObject()
                        .put("uuid", oscal.id("person", name))
                        .put("type", "person")
                        .put("name", line(name)));
        Oscal.attach(metadata, "parties", parties);
        return metadata;
    }

    private static Set<String> people(ComplianceReport report) {
        var people = new TreeSet<String>();
        report.assessment()
                .attestations()
                .forEach(life -> people.add(life.decision().by()));
        report.assessment()
                .exceptions()
                .forEach(life -> people.add(life.decision().approver()));
        people.removeIf(String::isBlank);
        return people;
    }

    /** A single line that is neither empty nor begins or ends with blanks. */
    private static String line(String text) {
        return Palette.harmless(text).strip();
    }

    private static ObjectNode result(ComplianceReport report, Oscal oscal) {
        var result = Oscal.object()
                .put("uuid", oscal.id("result"))
                .put("title", Oscal.prose("%s from %s to %s".formatted(report.framework(), report.from(), report.to())))
                .put("description", Oscal.prose("Assessed: " + report.subjects()))
                .put("start", report.from().toString())
                .put("end", report.to().toString());
        var properties = new LinkedHashMap<String, String>();
        properties.put("known-until", report.knownUntil().toString());
        properties.put("journal-begins", report.begins().toString());
        properties.put("selection", report.selection());
        properties.putAll(Oscal.seconds(report.times()));
        Oscal.properties(result, properties);
        var inventory = inventory(report, oscal);
        if (!inventory.isEmpty()) {
            result.putObject("local-definitions").set("inventory-items", inventory);
        }
        var selection = result.putObject("reviewed-controls")
                .putArray("control-selections")
                .addObject();
        var included = JsonNodeFactory.instance.arrayNode();
        report.controls().forEach(control -> included.addObject().put("control-id", Oscal.token(control.control())));
        if (included.isEmpty()) {
            selection.putObject("include-all");
        } else {
            selection.set("include-controls", included);
        }
        var observations = new OscalObservations(report, oscal);
        var findings = new OscalFindings(report, oscal, observations);
        Oscal.attach(result, "attestations", attestations(report, oscal));
        Oscal.attach(result, "observations", observations.all());
        Oscal.attach(result, "risks", findings.risks());
        Oscal.attach(result, "findings", findings.findings());
        return result;
    }

    private static ArrayNode inventory(ComplianceReport report, Oscal oscal) {
        var subjects = new TreeMap<ObjectKey, Subject>();
        report.assessment().hosts().forEach(host -> {
            var key = ObjectKey.host(host.hostId());
            subjects.put(key, new Subject(key, host.hostName(), host.hostName(), "", "", "", "", ""));
        });
        report.assessment()
                .controls()
                .forEach(control -> control.subjects()
                        .forEach(subject -> subjects.put(subject.subject().key(), subject.subject())));
        var items = JsonNodeFactory.instance.arrayNode();
        subjects.forEach((key, subject) -> {
            var item = items.addObject()
                    .put("uuid", oscal.subject(key))
                    .put("description", Oscal.prose(FindingSection.place(subject)));
            var properties = new LinkedHashMap<String, String>();
            properties.put("kind", key.kind().name().toLowerCase(Locale.ROOT));
            properties.put("host-id", key.hostId());
            properties.put("subject-id", key.id());
            properties.put("name", subject.name());
            properties.put("image", subject.image());
            properties.put("compose-project", subject.composeProject());
            properties.put("compose-service", subject.composeService());
            properties.put("owner", subject.owner());
            Oscal.properties(item, properties);
        });
        return items;
    }

    private static ArrayNode attestations(ComplianceReport report, Oscal oscal) {
        var attestations = JsonNodeFactory.instance.arrayNode();
        for (DecisionLife<Attestation> life : report.assessment().attestations()) {
            var said = life.decision();
            var attestation = attestations.addObject();
            if (!said.by().isBlank()) {
                attestation
                        .putArray("responsible-parties")
                        .addObject()
                        .put("role-id", ATTESTER)
                        .putArray("party-uuids")
                        .add(oscal.id("person", said.by()));
            }
            var part = attestation.putArray("parts").addObject();
            part.put("uuid", oscal.id("attestation", said.id(), life.decidedAt().toString()))
                    .put("name", "attestation")
                    .put("title", Oscal.prose(said.id()));
            var properties = decided(life);
            properties.put("link", said.link());
            properties.put("scope", StateWords.of(said.scope()));
            Oscal.properties(part, properties);
            part.put("prose", Oscal.prose(said.statement()));
        }
        return attestations;
    }

    private static Map<String, String> decided(DecisionLife<?> life) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("id", life.decision().id());
        properties.put("since", life.since().toString());
        properties.put("until", life.until().toString());
        properties.put("expires", life.decision().expiresAt().toString());
        life.end().ifPresent(end -> properties.put("ended", end.manner().name().toLowerCase(Locale.ROOT)));
        life.grounds().stream()
                .map(AssessmentOscal::place)
                .forEach(place -> properties.merge("facts", place, (one, other) -> one + " " + other));
        return properties;
    }

    private static String place(Ground ground) {
        return "%s-%d@%d#%s".formatted(ground.topic(), ground.partition(), ground.offset(), ground.sha256());
    }

    private static ObjectNode backMatter(ComplianceReport report, Oscal oscal) {
        var matter = Oscal.object();
        var resources = matter.putArray("resources");
        resources
                .addObject()
                .put("uuid", oscal.id("plan"))
                .put("title", "The plan of the assessment")
                .put(
                        "description",
                        "There is no plan in OSCAL: the rules in the journal say what is looked at, and all hosts are watched all the"
                                + " time.");
        for (Ground end : report.ends()) {
            var resource = resources
                    .addObject()
                    .put("uuid", oscal.id("journal", end.topic(), Integer.toString(end.partition())))
                    .put("title", Oscal.prose("The journal %s-%d".formatted(end.topic(), end.partition())));
            Oscal.properties(resource, Map.of("last-fact", place(end)));
        }
        for (Ground ground : report.grounds()) {
            var resource = resources
                    .addObject()
                    .put("uuid", oscal.fact(ground))
                    .put("title", Oscal.prose(Oscal.place(ground)));
            var properties = new LinkedHashMap<String, String>();
            properties.put("topic", ground.topic());
            properties.put("partition", Integer.toString(ground.partition()));
            properties.put("offset", Long.toString(ground.offset()));
            properties.put("position", Long.toString(ground.position()));
            properties.put("sha256", ground.sha256());
            Oscal.properties(resource, properties);
        }
        for (DecisionLife<PolicyException> life : report.assessment().exceptions()) {
            var exception = life.decision();
            var resource = resources
                    .addObject()
                    .put(
                            "uuid",
                            oscal.id(
                                    "exception",
                                    exception.id(),
                                    life.decidedAt().toString()))
                    .put("title", Oscal.prose("Exception " + exception.id()))
                    .put("description", Oscal.prose(exception.reason()));
            var properties = decided(life);
            properties.put("type", exception.type().name().toLowerCase(Locale.ROOT));
            properties.put("requester", exception.requester());
            properties.put("approver", exception.approver());
            properties.put("ticket", exception.ticket());
            properties.put("scope", StateWords.of(exception.scope()));
            Oscal.properties(resource, properties);
        }
        return matter;
    }
}
