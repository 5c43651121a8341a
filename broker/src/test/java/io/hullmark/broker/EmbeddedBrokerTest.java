package io.hullmark.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    @TempDir
    Path directory;

    @Test
    void shouldServeWhatWasWrittenBeforeARestart() throws Exception {
        try (var broker = EmbeddedBroker.in(directory).start()) {
            create(broker, new NewTopic("ships", 1, (short) 1));
            produceInTransaction(broker, "ships", "mary", "rose");
        }
        try (var broker = EmbeddedBroker.in(directory).start()) {
            produceInTransaction(broker, "ships", "vasa");

            assertThat(consume(broker, "ships", 3)).containsExactly("mary", "rose", "vasa");
        }
    }

    @Test
    void shouldListenOnTheWantedPortAndGiveTopicsTheDefaultPartitions() throws Exception {
        int port = Ports.free().clients();

        try (var broker =
                EmbeddedBroker.temporary().port(port).defaultPartitions(6).start()) {
            create(broker, new NewTopic("wide", Optional.empty(), Optional.empty()));

            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                var wide = admin.describeTopics(List.of("wide")).allTopicNames().get();
                assertThat(wide.values())
                        .singleElement()
                        .satisfies(topic -> assertThat(topic.partitions()).hasSize(6));
            }
        }
    }

    @Test
    void shouldNotCreateATopicBecauseSomebodyNamedIt() {
        try (var broker = EmbeddedBroker.temporary().start();
                var producer = producer(broker, Map.of("max.block.ms", "700"))) {
            assertThatThrownBy(() ->
                            producer.send(new ProducerRecord<>("misspelt", "x")).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void shouldDeleteATemporaryDirectoryWhenItCloses() {
        var held = BrokerDirectory.open(Optional.empty());
        var broker = new BrokerStart(held, Ports::free, 1, message -> {}).start();
        assertThat(held.path()).isNotEmptyDirectory();

        broker.close();

        assertThat(held.path()).doesNotExist();
    }

    @Test
    void shouldSayThatTheWantedPortIsInUse() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> EmbeddedBroker.temporary()
                            .port(other.getLocalPort())
                            .start())
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessage("port %d on 127.0.0.1 is in use; stop what listens there or choose another port"
                            .formatted(other.getLocalPort()));
        }
    }

    @Test
    void shouldTryOtherPortsWhenTheChosenOnesWereTakenInBetween() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            var free = Ports.free();
            var choices = new ArrayDeque<>(List.of(
                    new Ports(other.getLocalPort(), free.controller()),
                    new Ports(free.clients(), other.getLocalPort()),
                    Ports.free()));
            var held = BrokerDirectory.open(Optional.of(directory));

            try (var broker = new BrokerStart(held, choices::remove, 1, message -> {}).start()) {
                create(broker, new NewTopic("ships", 1, (short) 1));
                produceInTransaction(broker, "ships", "mary");

                assertThat(consume(broker, "ships", 1)).containsExactly("mary");
                assertThat(choices).isEmpty();
            }
        }
    }

    @Test
    void shouldKeepAnotherBrokerOutOfItsDirectory() throws Exception {
        var told = new LinkedBlockingQueue<String>();
        try (var first = EmbeddedBroker.in(directory).onFatalFault(told::add).start()) {
            assertThat(first.bootstrapServers()).isNotEmpty();
            assertThatThrownBy(() -> EmbeddedBroker.in(directory).start())
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessage("another broker is using " + directory
                            + "; stop it or choose another directory for the broker's data");
            create(first, new NewTopic("ships", 1, (short) 1));
            produceInTransaction(first, "ships", "mary");
        }

        assertThat(told)
                .as("the failed start is no fault of the broker that runs")
                .isEmpty();
    }

    @Test
    void shouldSayThatTheDirectoryCannotBeMade() throws IOException {
        var file = Files.writeString(directory.resolve("taken"), "a file");

        assertThatThrownBy(() -> EmbeddedBroker.in(file.resolve("data")).start())
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("can't make the broker's data directory in " + file);
    }

    @Test
    void shouldTellOfAFatalFaultInsteadOfEndingTheProcess() {
        var told = new LinkedBlockingQueue<String>();
        try (var broker = EmbeddedBroker.in(directory).onFatalFault(told::add).start()) {
            assertThat(broker.bootstrapServers()).isNotEmpty();

            Exit.halt(1, "every log directory failed");
        }

        assertThat(told)
                .containsExactly("the embedded broker suffered a fatal fault (status 1): every log directory failed;"
                        + " the broker's log says more");
    }

    private static void create(EmbeddedBroker broker, NewTopic topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private static void produceInTransaction(EmbeddedBroker broker, String topic, String... values) throws Exception {
        try (var producer = producer(broker, Map.of("transactional.id", "test"))) {
            producer.initTransactions();
            producer.beginTransaction();
            for (var value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get();
            }
            producer.commitTransaction();
        }
    }

    private static KafkaProducer<String, String> producer(EmbeddedBroker broker, Map<String, Object> more) {
        var config = new HashMap<String, Object>(more);
        config.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    private static List<String> consume(EmbeddedBroker broker, String topic, int count) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "group.id", "readers",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (int poll = 0; poll < 60 && values.size() < count; poll++) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
