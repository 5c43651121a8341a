package io.hullmark.producer.agent;

import io.hullmark.producer.agent.AgentStatus.Parts;
import io.hullmark.producer.sense.stats.StatsMeter;
import io.hullmark.producer.spool.Stream;
import io.hullmark.wire.UnmeasuredCause;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What an agent counts, in the text form that Prometheus reads. Observations + frames = arrived + waiting + dropped, give or take what
 * is under way and, after a crash, what arrived twice. Alert on dropped_observations_total and on lost_events_total that grow, on
 * waiting_records that grow for minutes, and on not_permitted_containers_total that grows.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
public enum AgentMetrics {
    OBSERVATIONS_TOTAL(
            "Observations numbered since the agent started.",
            parts -> parts.ledger().published()),
    UNCHANGED_TOTAL(
            "Snapshots not sent because nothing had changed.",
            parts -> parts.ledger().unchanged()),
    KNOWN_OBJECTS("Objects of the engine that exist.", parts -> parts.ledger().known()),
    EVENTS_TOTAL("Events heard from the engine.", parts -> parts.source().events()),
    LOST_EVENTS_TOTAL(
            "Events that came too fast to be kept; the objects are looked at again.",
            parts -> parts.source().lostEvents()),
    UNREADABLE_OBJECTS(
            "Objects that can't be inspected now.", parts -> parts.source().unreadable()),
    FRAMES_TOTAL(
            "Telemetry frames numbered since the agent started.",
            parts -> parts.sensing().frames()),
    MEASURED_CONTAINERS_TOTAL(
            "Samples of containers in them.", parts -> parts.sensing().health().measured()),
    GONE_CONTAINERS_TOTAL(
            "Containers that went away while they were measured.",
            parts -> parts.sensing().health().gone()),
    NOT_FOUND_CONTAINERS_TOTAL(
            "Running containers that were not measured because their control groups are not to be seen.",
            parts -> parts.unmeasured(UnmeasuredCause.NOT_FOUND)),
    NOT_PERMITTED_CONTAINERS_TOTAL(
            "Running containers that were not measured because their control groups may not be read.",
            parts -> parts.unmeasured(UnmeasuredCause.NOT_PERMITTED)),
    UNANSWERED_CONTAINERS_TOTAL(
            "Running containers that were not measured because the engine did not tell in time, or was not asked.",
            parts -> parts.unmeasured(UnmeasuredCause.NO_ANSWER) + parts.unmeasured(UnmeasuredCause.TOO_MANY)),
    MEASURING_MICROSECONDS_TOTAL(
            "Time that measuring took; divided by frames_total it is the time per tick.",
            parts -> parts.sensing().health().spent().toNanos() / 1_000),
    MEASURED_BY_ENGINE(
            "1 while the engine must be asked for statistics because control groups can't be read.",
            parts -> parts.sensing().sensor().filter(StatsMeter.SENSOR::equals).isPresent() ? 1 : 0),
    WAITING_RECORDS(
            "Records that Kafka does not have yet.", parts -> parts.spool().records()),
    WAITING_BYTES("Bytes on disk of records that wait.", parts -> parts.spool().bytes()),
    SPOOL_LIMIT_BYTES("Most bytes that may wait now.", parts -> parts.spool().limit()),
    MEMORY_RECORDS(
            "Records that wait in memory because the disk fails.",
            parts -> parts.spool().inMemory()),
    DROPPED_OBSERVATIONS_TOTAL(
            "Observations dropped since the spool began.",
            parts -> parts.spool().dropped().getOrDefault(Stream.OBSERVATIONS, 0L)),
    DROPPED_TELEMETRY_TOTAL(
            "Telemetry records dropped since the spool began.",
            parts -> parts.spool().dropped().getOrDefault(Stream.TELEMETRY, 0L)),
    ARRIVED_TOTAL("Records acknowledged by Kafka.", parts -> parts.publish().arrived()),
    TOO_LARGE_TOTAL("Records that no broker takes.", parts -> parts.publish().tooLarge()),
    UNDER_WAY_RECORDS(
            "Records sent and not yet acknowledged.", parts -> parts.publish().underWay()),
    CLOCK_AHEAD_MILLISECONDS(
            "How far the host's clock seems to be ahead of the brokers'; 0 when it seems right.",
            parts -> parts.publish().clockAheadMillis()),
    TROUBLES(
            "Parts of the agent that are in trouble.",
            parts -> parts.health().troubles().size());

    private static final String PREFIX = "hullmark_agent_";

    private final String description;
    private final ToLongFunction<Parts> value;

    AgentMetrics(String description, ToLongFunction<Parts> value) {
        this.description = description;
        this.value = value;
    }

    /** Its full name. */
    public String metric() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    public String description() {
        return description;
    }

    private String type() {
        return name().endsWith("_TOTAL") ? "counter" : "gauge";
    }

    static String text(Parts parts) {
        var text = new StringBuilder();
        for (AgentMetrics metric : values()) {
            String name = metric.metric();
            text.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, metric.description, name, metric.type()))
                    .append("%s %d\n".formatted(name, metric.value.applyAsLong(parts)));
        }
        return text.toString();
    }
}
