package io.hullmark.cli;

import static io.hullmark.cli.Commands.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.producer.fake.Events;
import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.fake.Inspections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a cluster, with agent and topology as processes of their own. */
class ClusterIT {
    private static final String WEB = Inspections.id("0eb");

    @TempDir
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedBroker broker;

    @SuppressWarnings("NullAway.Init")
    private static Commands commands;

    @SuppressWarnings("NullAway.Init")
    private static FakeEngine engine;

    @SuppressWarnings("NullAway.Init")
    private static Launched streams;

    @SuppressWarnings("NullAway.Init")
    private static Launched agent;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.temporary().start();
        commands = new Commands(broker.bootstrapServers(), directory);
        engine = FakeEngine.on(directory.resolve("engine.sock"));
        engine.world().container(container(WEB, "web", true));
        commands.launch("topics", "create", "--partitions", "2");
        commands.launch("rules", "publish", "../rules");
        streams = commands.start("streams", "streams", "--clock-interval", "PT0.05S");
        agent = commands.start(
                "agent", "agent", "--host-id", "h1", "--engine", "unix://" + socket(), "--processes", "false");
        commands.awaitOne("violations", "--open", "--container", "web", "--rule", "container-not-privileged");
        // Rules are admitted one after the other, in the order of their names: until the last, a posture is a part.
        await().atMost(PATIENCE)
                .until(() -> verdicts("posture", "--container", "web").contains("container-without-sys-ptrace"));
    }

    @AfterAll
    static void stop() {
        agent.close();
        streams.close();
        engine.close();
        broker.close();
    }

    @Test
    void shouldFindInOrderWhatItCreated() {
        var check = commands.run("topics", "check");
        var again = commands.run("topics", "create");

        assertThat(check.out()).isEqualTo("all topics are as they must be\n");
        assertThat(check.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(again.out()).contains("exists  hullmark.observations", "published 0 schemas");
    }

    @Test
    void shouldTellWhatComesToWhoeverFollows() {
        try (var follow =
                commands.start("follow", "violations", "--follow", "--container", "late", "--output", "json")) {
            await().atMost(PATIENCE).until(() -> follow.err().contains("no finding was told"));

            appear(container(Inspections.id("1a7e"), "late", true));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(follow.objects())
                            .extracting(violation -> violation.path("ruleId").asText())
                            .contains("container-not-privileged"));
            assertThat(follow.terminated().exitCode()).isEqualTo(UpIT.SIGTERM);
        }
    }

    @Test
    void shouldTellThePostureOfAContainerAndOfAHost() {
        var posture = commands.objects("posture", "--container", "web");
        var all = commands.objects("posture", "--host", "h1");

        assertThat(posture).singleElement().satisfies(web -> {
            assertThat(web.at("/subject/id").asText()).isEqualTo(WEB);
            assertThat(verdict(web, "container-not-privileged")).isEqualTo("FAIL");
            assertThat(verdict(web, "container-own-network-namespace")).isEqualTo("PASS");
        });
        assertThat(all)
                .extracting(subject -> subject.at("/subject/kind").asText())
                .contains("HOST", "CONTAINER");
        assertThat(commands.run("posture", "--container", "web").out()).contains("FAIL container-not-privileged");
    }

    @Test
    void shouldScoreWhatIsJudged() {
        var hosts = commands.objects("posture", "--by", "host", "--container", "web");
        var controls = commands.objects(
                "posture", "--by", "framework", "--framework", "cis-docker@1.8.0", "--container", "web");
        var table = commands.run("posture", "--by", "fleet");

        assertThat(hosts).singleElement().satisfies(host -> {
            assertThat(host.path("id").asText()).isEqualTo("h1");
            assertThat(host.path("score").asDouble()).isBetween(0.1, 0.9);
            assertThat(host.path("subjects").asInt()).isEqualTo(1);
        });
        assertThat(controls)
                .filteredOn(control -> control.path("name").asText().equals("cis-docker@1.8.0 5.5"))
                .singleElement()
                .satisfies(
                        control -> assertThat(control.path("score").asDouble()).isZero());
        assertThat(table.out().lines()).hasSize(2).last().asString().endsWith("  fleet");
    }

    @Test
    void shouldShowOnlyWhatServesAFramework() {
        var all = verdicts("posture", "--container", "web");
        var serving = verdicts("posture", "--container", "web", "--framework", "cis-docker@1.8.0");
        var none = commands.run("posture", "--container", "web", "--framework", "no-such-framework");

        assertThat(serving).isNotEmpty().isSubsetOf(all).contains("container-root-filesystem-read-only");
        assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private static List<String> verdicts(String... arguments) {
        return commands.objects(arguments).stream()
                .flatMap(posture -> posture.findValuesAsText("ruleId").stream())
                .toList();
    }

    @Test
    void shouldResolveTheFindingsOfARuleThatIsWithdrawn() {
        var rule = "container-root-filesystem-read-only";
        commands.awaitOne("violations", "--open", "--container", "web", "--rule", rule);

        var withdrawn = commands.run("rules", "withdraw", rule);

        assertThat(withdrawn.out()).isEqualTo("withdrew " + rule + "\n");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reasons(rule)).containsExactly("RULE_WITHDRAWN"));
        assertThat(commands.objects("rules", "list"))
                .extracting(listed -> listed.path("id").asText())
                .contains("container-not-privileged")
                .doesNotContain(rule);
    }

    @Test
    void shouldJudgeAgainByARuleThatWasChanged() throws IOException {
        var rule = "container-memory-limited";
        commands.awaitOne("violations", "--open", "--container", "web", "--rule", rule);
        var text = Files.readString(Path.of("../rules/cis-docker/containers", rule + ".yaml"));
        var file = directory.resolve(rule + ".yaml");
        Files.writeString(file, text.replace("require: container.memory > 0", "require: container.memory >= 0"));

        var published = commands.run("rules", "publish", file.toString());

        assertThat(published.out()).startsWith("published 1 of 1");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reasons(rule)).containsExactly("RULE_CHANGED"));
    }

    @Test
    void shouldRefuseToWithdrawWhatIsNotInForceAndToShowWhatIsNotKnown() {
        var withdraw = commands.run("rules", "withdraw", "container-not-privleged");
        var posture = commands.run("posture", "--container", "nobody");

        assertThat(withdraw.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(withdraw.err().lines())
                .singleElement()
                .asString()
                .contains("not in force", "container-not-privleged", "hullmark rules list");
        assertThat(posture.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(posture.err().lines())
                .singleElement()
                .asString()
                .contains("nothing is known of a container 'nobody'", "'hullmark posture' shows all");
    }

    @Test
    void shouldRefuseTopicsThatAreNotAsTheyMustBe() throws Exception {
        commands.run("topics", "create", "--prefix", "wrong");
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteTopics(List.of("wrong.observations")).all().get();
            await().atMost(PATIENCE)
                    .until(() -> !admin.listTopics().names().get().contains("wrong.observations"));
            admin.createTopics(List.of(new NewTopic("wrong.observations", 12, (short) 1)
                            .configs(Map.of("max.message.bytes", "5000000"))))
                    .all()
                    .get();
        }
        var difference =
                "wrong.observations: message.timestamp.type is CreateTime, must be LogAppendTime (the arrival of a record"
                        + " is what its writer's clock is held against); run kafka-configs --alter --topic"
                        + " wrong.observations --add-config message.timestamp.type=LogAppendTime";

        var check = commands.run("topics", "check", "--prefix", "wrong");
        var wrong = new Commands(commands.bootstrap(), directory.resolve("wrong"));
        try (var otherStreams = wrong.start("streams", "streams", "--prefix", "wrong");
                var otherAgent = wrong.start("agent", "agent", "--prefix", "wrong", "--sample", "true")) {
            assertThat(check.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
            assertThat(check.out()).isEqualTo(difference + "\n");
            for (var refused : List.of(otherStreams.ended(), otherAgent.ended())) {
                assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.NOT_IN_ORDER);
                assertThat(refused.err()).contains("the topics are not as they must be:\n  " + difference);
            }
        }
    }

    @Test
    void shouldSayWhichTopicIsMissing() {
        var violations = commands.run("violations", "--prefix", "nowhere");

        assertThat(violations.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(violations.err().lines())
                .singleElement()
                .asString()
                .contains(
                        "there is no topic 'nowhere.violations'", "run 'hullmark topics create', or look at --prefix");
    }

    @Test
    void shouldEndAgentAndTopologyInOrderWhenAskedTo() {
        commands.run("topics", "create", "--prefix", "other", "--partitions", "1");
        commands.run("rules", "publish", "../rules/hardening/hosts", "--prefix", "other");
        var own = new Commands(commands.bootstrap(), directory.resolve("other"));
        try (var otherStreams = own.start("streams", "streams", "--prefix", "other", "--application-id", "other");
                var otherAgent = own.start("agent", "agent", "--prefix", "other", "--sample", "true")) {
            await().atMost(PATIENCE)
                    .until(() ->
                            !commands.run("posture", "--prefix", "other").out().isEmpty());

            var endOfAgent = otherAgent.terminated();
            var endOfStreams = otherStreams.terminated();

            assertThat(endOfAgent.exitCode()).isEqualTo(UpIT.SIGTERM);
            assertThat(endOfAgent.err().lines()).singleElement().asString().contains("the agent watches");
            assertThat(endOfStreams.exitCode()).isEqualTo(UpIT.SIGTERM);
            assertThat(endOfStreams.err().lines()).singleElement().asString().contains("the topology works");
        }
    }

    private static ObjectNode container(String id, String name, boolean privileged) {
        var inspect = Inspections.container(id, name);
        ((ObjectNode) inspect.get("HostConfig")).put("Privileged", privileged);
        return inspect;
    }

    private static void appear(ObjectNode container) {
        var id = container.path("Id").asText();
        engine.world().container(container);
        engine.event(
                Events.container("start", id, container.path("Name").asText().substring(1)));
    }

    private static String socket() {
        return directory.resolve("engine.sock").toString();
    }

    private static String verdict(JsonNode posture, String rule) {
        for (var verdict : posture.path("verdicts")) {
            if (verdict.path("ruleId").asText().equals(rule)) {
                return verdict.path("verdict").asText();
            }
        }
        return "";
    }

    /** Why the findings of a rule about the container web were resolved. */
    private static List<String> reasons(String rule) {
        return commands.objects("violations", "--container", "web", "--rule", rule).stream()
                .filter(violation -> violation.path("kind").asText().equals("RESOLVED"))
                .map(violation -> violation.path("reason").asText())
                .toList();
    }
}
