package io.hullmark.schemas.topics;

import io.hullmark.schemas.topics.TopicSpec.Partitioning;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * All topics in one place. Whoever creates, checks, writes or reads a topic takes it from here.
 *
 * @param observations what agents claim to have seen
 * @param telemetry what agents measure
 * @param rules the rules in force
 * @param exceptions what people accept
 * @param statements what people attest and acknowledge
 * @param facts the journal
 * @param checkpoints what witnesses of the journal sign
 * @param violations transitions of findings
 * @param anomalies transitions of anomalies
 * @param posture verdicts of now
 * @param quarantine what was not admitted
 * @param schemas schemas by fingerprint
 */
public record TopicCatalogue(
        TopicSpec observations,
        TopicSpec telemetry,
        TopicSpec rules,
        TopicSpec exceptions,
        TopicSpec statements,
        TopicSpec facts,
        TopicSpec checkpoints,
        TopicSpec violations,
        TopicSpec anomalies,
        TopicSpec posture,
        TopicSpec quarantine,
        TopicSpec schemas) {
    public static final String DEFAULT_PREFIX = "hullmark";

    /** Enough for a few thousand hosts and a dozen cores, and divisible by most numbers of instances. */
    public static final int DEFAULT_PARTITIONS = 12;

    private static final int MEBIBYTE = 1 << 20;
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}");
    private static final String HOST_OR_CONTAINER = "`hostId` or `hostId/containerId`";

    /** The catalogue with its default prefix and partitions. */
    public static TopicCatalogue standard() {
        return of(DEFAULT_PREFIX, DEFAULT_PARTITIONS);
    }

    /**
     * The catalogue of a site.
     *
     * @param prefix what all names begin with, before a dot
     * @param partitions of the topics that are partitioned by host, when they are created; it can't be changed later
     */
    public static TopicCatalogue of(String prefix, int partitions) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("a prefix of topics has 1 to 100 letters, digits, dots, underscores and"
                    + " hyphens and begins with a letter or digit, got '" + prefix + "'");
        }
        if (partitions < 1 || partitions > 10_000) {
            throw new IllegalArgumentException("topics have 1 to 10000 partitions, got " + partitions);
        }
        var input = new Draft(prefix, partitions);
        return new TopicCatalogue(
                input.byHost(
                                "observations",
                                "What agents claim to have seen: snapshots, events, heartbeats, gaps. One topic, because their order matters.")
                        .keyed(HOST_OR_CONTAINER, "`Observation`")
                        .stampedOnArrival()
                        .kept(Duration.ofDays(7))
                        .upTo(4 * MEBIBYTE)
                        .between("agents", "topology"),
                input.byHost(
                                "telemetry",
                                "What agents measure: per tick one frame with the samples of all containers of a host.")
                        .keyed("`hostId`", "`TelemetryFrame`")
                        .stampedOnArrival()
                        .kept(Duration.ofDays(3))
                        .upTo(MEBIBYTE)
                        .between("agents", "topology"),
                input.single("rules", "Rules, policy values and withdrawals, in the order in which they take effect.")
                        .keyed("rule id, or `policy`", "`RulePublication`")
                        .evidence()
                        .upTo(MEBIBYTE)
                        .between("`hullmark rules publish`", "topology, `hullmark rules list`"),
                input.single("exceptions", "What people accept, for how long and why.")
                        .keyed("exception id", "`ExceptionDecision`")
                        .evidence()
                        .upTo(MEBIBYTE)
                        .between("people's tools", "topology"),
                input.single(
                                "statements",
                                "What people attest that only they can tell, and which findings they acknowledge.")
                        .keyed("attestation id or finding id", "`Statement`")
                        .evidence()
                        .upTo(MEBIBYTE)
                        .between("people's tools", "topology, `hullmark attestations list`"),
                input.byHost(
                                "facts",
                                "The journal: what was applied, in that order, hash-chained per partition. Judging reads nothing else.")
                        .keyed(HOST_OR_CONTAINER + "; empty for facts of no host", "`JournalEntry`")
                        .evidence()
                        .kept(Duration.ofDays(5 * 365))
                        .upTo(4 * MEBIBYTE + MEBIBYTE / 4)
                        .between("topology", "replay, auditors"),
                input.single(
                                "checkpoints",
                                "How far each partition of the journal had come, signed: nothing before can be changed unseen.")
                        .keyed("the log: signer, topic and partition", "`SignedCheckpoint`")
                        .evidence()
                        .upTo(MEBIBYTE)
                        .between("`hullmark checkpoint`", "`hullmark verify`, `hullmark export`, auditors"),
                input.byHost("violations", "Transitions of findings: opened, reopened, suppressed, resolved.")
                        .keyed(HOST_OR_CONTAINER, "`Violation`")
                        .evidence()
                        .kept(Duration.ofDays(400))
                        .upTo(MEBIBYTE)
                        .between("topology", "`hullmark violations`, sinks"),
                input.byHost(
                                "anomalies",
                                "Transitions of anomalies: behaviour that is unlikely for its workload; and who can't be judged yet.")
                        .keyed(HOST_OR_CONTAINER, "`Anomaly`")
                        .kept(Duration.ofDays(400))
                        .upTo(MEBIBYTE)
                        .between("topology", "`hullmark anomalies`, sinks"),
                input.byHost("posture", "What all rules say of each subject now. A tombstone when the subject is gone.")
                        .keyed("subject: host, kind and id", "`Posture`")
                        .compacted()
                        .upTo(2 * MEBIBYTE)
                        .between("topology", "`hullmark posture`, dashboards"),
                input.free("quarantine", "What was not admitted, with where it came from and why.")
                        .keyed("key of the original record", "`QuarantinedRecord`")
                        .kept(Duration.ofDays(30))
                        .upTo(2 * MEBIBYTE)
                        .between("topology", "operators"),
                input.single("schemas", "Schemas for consumers that lack our jar.")
                        .keyed("fingerprint, 16 hex digits (CRC-64-AVRO, highest digit first)", "the schema as JSON")
                        .compacted()
                        .upTo(MEBIBYTE)
                        .between("topology, `hullmark topics create`", "any consumer"));
    }

    /** All topics, inputs first. */
    public List<TopicSpec> all() {
        return List.of(
                observations,
                telemetry,
                rules,
                exceptions,
                statements,
                facts,
                checkpoints,
                violations,
                anomalies,
                posture,
                quarantine,
                schemas);
    }

    /** What an agent writes, and so what it checks. */
    public List<TopicSpec> ofAgent() {
        return List.of(observations, telemetry);
    }

    /** The same, but with the journal kept for a time that the site chose. */
    public TopicCatalogue keepingFacts(Duration atLeast) {
        return new TopicCatalogue(
                observations,
                telemetry,
                rules,
                exceptions,
                statements,
                facts.keptFor(atLeast),
                checkpoints,
                violations,
                anomalies,
                posture,
                quarantine,
                schemas);
    }

    /** The beginning of a topic's description. */
    private record Draft(String prefix, int partitions) {
        TopicSketch byHost(String name, String purpose) {
            return new TopicSketch(prefix + "." + name, purpose, Partitioning.BY_HOST, partitions);
        }

        TopicSketch single(String name, String purpose) {
            return new TopicSketch(prefix + "." + name, purpose, Partitioning.SINGLE, 1);
        }

        TopicSketch free(String name, String purpose) {
            return new TopicSketch(prefix + "." + name, purpose, Partitioning.FREE, 1);
        }
    }
}
