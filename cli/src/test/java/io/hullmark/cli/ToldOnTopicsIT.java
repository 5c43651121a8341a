package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.cli.console.Told;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.topics.TopicCatalogue;
import io.hullmark.schemas.topics.TopicSpec;
import io.hullmark.wire.Anomaly;
import io.hullmark.wire.AnomalyScope;
import io.hullmark.wire.AnomalyState;
import io.hullmark.wire.Severity;
import io.hullmark.wire.Subject;
import io.hullmark.wire.TransitionKind;
import io.hullmark.wire.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands make of what stands on topics, whoever told it. Each test has topics of its own. */
class ToldOnTopicsIT {
    private static final Subject WEB = Told.subject("web", "nginx:1.25");
    private static final Subject SHOP = Told.subject("shop", "nginx:1.25");

    @TempDir
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedBroker broker;

    @SuppressWarnings("NullAway.Init")
    private static Commands commands;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.temporary().start();
        commands = new Commands(broker.bootstrapServers(), directory);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldNotShowAsLearnedWhoIsGoneThoughNobodyKnewHisNameAnyMore() {
        tell(
                "learned",
                learned("l1", WEB, AnomalyState.LEARNING),
                learned("l2", SHOP, AnomalyState.LEARNING),
                learned("l1", Told.subject("", ""), AnomalyState.CLOSED));

        assertThat(commands.objects("anomalies", "--learning", "--container", "web", "--prefix", "learned"))
                .isEmpty();
        assertThat(commands.objects("anomalies", "--learning", "--container", "shop", "--prefix", "learned"))
                .hasSize(1);
    }

    @Test
    void shouldNotShowAsOpenWhatWentOnWithoutAContainerOrEndedLessBad() {
        tell(
                "open",
                of(WEB, SHOP).build(),
                of(SHOP).setTransition(2).setState(AnomalyState.UPDATED).build(),
                Told.anomaly(AnomalyState.OPENED).setId("a2").build(),
                Told.anomaly(AnomalyState.CLOSED)
                        .setId("a2")
                        .setTransition(2)
                        .setSeverity(Severity.LOW)
                        .build());

        assertThat(commands.objects("anomalies", "--open", "--container", "web", "--prefix", "open"))
                .isEmpty();
        assertThat(commands.objects("anomalies", "--open", "--container", "shop", "--prefix", "open"))
                .hasSize(1);
        assertThat(commands.objects("anomalies", "--open", "--severity", "HIGH", "--prefix", "open"))
                .extracting(told -> told.path("id").asText())
                .containsExactly("a1");
    }

    @Test
    void shouldNotShowAsOpenAFindingThatWasResolvedWhenItWasLessBad() {
        send(
                "violations",
                TopicCatalogue::violations,
                Violation.class,
                List.of(
                        Told.violation(TransitionKind.OPENED).build(),
                        Told.violation(TransitionKind.RESOLVED)
                                .setTransition(2)
                                .setSeverity(Severity.LOW)
                                .build(),
                        Told.violation(TransitionKind.OPENED).setFindingId("f2").build()));

        assertThat(commands.objects("violations", "--open", "--severity", "HIGH", "--prefix", "violations"))
                .extracting(told -> told.path("findingId").asText())
                .containsExactly("f2");
    }

    @Test
    void shouldCountForAnExceptionWhatItCoversAndCoveredOfAnomaliesAlone() throws IOException {
        var now = Instant.now();
        tell(
                "covered",
                Told.anomaly(AnomalyState.SUPPRESSED).setExceptionId("busy").build(),
                Told.anomaly(AnomalyState.SUPPRESSED)
                        .setId("a2")
                        .setAt(now)
                        .setExceptionId("busy")
                        .build(),
                Told.anomaly(AnomalyState.CLOSED)
                        .setId("a2")
                        .setTransition(2)
                        .setAt(now)
                        .setExceptionId("busy")
                        .build());
        var busy = exception("busy");
        var idle = exception("idle");
        commands.run("exceptions", "add", busy, idle, "--prefix", "covered");

        var simulated = commands.objects("exceptions", "simulate", busy, "--prefix", "covered");
        var report = commands.objects("exceptions", "report", "--prefix", "covered");
        var text = commands.run("exceptions", "report", "--prefix", "covered").out();

        assertThat(simulated).singleElement().satisfies(simulation -> {
            assertThat(simulation.path("anomalies").asInt()).isEqualTo(1);
            assertThat(simulation.at("/hides/0/rule").asText()).isEqualTo("anomaly-level-shift");
        });
        assertThat(report).extracting(effect -> effect.path("id").asText()).containsExactly("busy", "idle");
        assertEffect(report.get(0), 1, 1, 2, false);
        assertEffect(report.get(1), 0, 0, 0, true);
        assertThat(text)
                .contains(
                        "hides 1 now, hid 1 lately, 2 anomalies in all",
                        "now     HIGH anomaly-level-shift  container web (nginx:1.25) on host-a  [memory]",
                        "lately  HIGH anomaly-level-shift  container web",
                        "1 hide nothing now: idle");
    }

    @Test
    void shouldWeighExceptionsWhereNoTopicTellsOfAnomalies() throws Exception {
        commands.run("topics", "create", "--partitions", "1", "--prefix", "bare");
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteTopics(List.of("bare.anomalies")).all().get(30, TimeUnit.SECONDS);
        }
        var busy = exception("bare");
        commands.run("exceptions", "add", busy, "--prefix", "bare");

        var simulated = commands.run("exceptions", "simulate", busy, "--prefix", "bare");
        var report = commands.run("exceptions", "report", "--prefix", "bare");

        assertThat(simulated.exitCode()).as(simulated.err()).isEqualTo(ExitCode.OK);
        assertThat(simulated.out()).startsWith("bare  would hide 0 of 0 findings and 0 of 0 anomalies");
        assertThat(simulated.err())
                .isEqualToIgnoringNewLines("hullmark: the exception 'bare' HIDES NOTHING; no anomaly is open now");
        assertThat(report.exitCode()).as(report.err()).isEqualTo(ExitCode.OK);
        assertThat(report.out()).contains("hides 0 now, hid 0 lately\n", "1 hide nothing now: bare");
    }

    private static void assertEffect(JsonNode effect, int now, int lately, int inAll, boolean hidesNothing) {
        assertThat(effect.path("hides")).hasSize(now);
        assertThat(effect.path("hidLately")).hasSize(lately);
        assertThat(effect.path("anomaliesInAll").asInt()).isEqualTo(inAll);
        assertThat(effect.path("hidesNothing").asBoolean()).isEqualTo(hidesNothing);
    }

    private static void tell(String prefix, Anomaly... anomalies) {
        send(prefix, TopicCatalogue::anomalies, Anomaly.class, List.of(anomalies));
    }

    private static <T extends SpecificRecord> void send(
            String prefix, Function<TopicCatalogue, TopicSpec> topic, Class<T> type, List<T> records) {
        commands.run("topics", "create", "--partitions", "1", "--prefix", prefix);
        var cluster = new Cluster(broker.bootstrapServers(), prefix, Map.of(), Map.of());
        var name = topic.apply(cluster.catalogue()).name();
        new TopicWriter<>(cluster, name, Codec.of(type), any -> "h1", "records").send(records);
    }

    private static Anomaly.Builder of(Subject... subjects) {
        return Told.anomaly(AnomalyState.OPENED)
                .setScope(AnomalyScope.HOST)
                .setSubjectCount(subjects.length)
                .setSubjects(List.of(subjects));
    }

    private static Anomaly learned(String id, Subject subject, AnomalyState state) {
        return Told.anomaly(state)
                .setId(id)
                .setDeviation(null)
                .setSubject(subject)
                .setSubjects(List.of(subject))
                .build();
    }

    private static String exception(String id) throws IOException {
        return Files.writeString(directory.resolve(id + ".yaml"), """
                id: %s
                type: operational-requirement
                scope: {rules: [anomaly-level-shift], hosts: [host-a]}
                reason: it computes whenever there is work
                requester: alice
                approver: bob
                expires: 2999-12-31
                """.formatted(id))
                .toString();
    }
}
