package io.hullmark.cli;

import io.hullmark.engine.transparency.SigningKey;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.replay.DamagedEvidenceException;
import io.hullmark.streams.replay.KafkaEvidence;
import io.hullmark.streams.witness.UnfitCheckpointException;
import io.hullmark.streams.witness.Witness;
import io.hullmark.wire.SignedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Signs how far the journal has come. */
@Command(
        name = "checkpoint",
        description = {
            "Read what is new in the journal, check its chain, and sign how far it has come: once, or again and again.",
            "Checkpoints go to a topic, and as text files to wherever nobody who may write to the brokers can reach them.",
            "Whoever keeps one notices every later change of what was before it ('hullmark verify')."
        },
        footer = {
            "",
            "Examples:",
            "  hullmark keys create --name audit.example.com --out audit.key > audit.vkey",
            "  hullmark checkpoint --key audit.key --every 10m --out /mnt/worm/checkpoints"
        })
final class CheckpointCommand implements Callable<Integer> {
    private static final Codec<SignedCheckpoint> CODEC = Codec.of(SignedCheckpoint.class);

    @Mixin
    private Connection connection = new Connection();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description =
                    "What 'hullmark keys create' has written. While a key is replaced, the old one first, then the new one.")
    private List<Path> keys = List.of();

    @Option(
            names = "--every",
            paramLabel = "TIME",
            description = "Go on, and sign what is new so often. Default: sign once.")
    private Optional<Duration> every = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Write checkpoints there too, a file for each.")
    private Optional<Path> out = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (every.filter(time -> time.isZero() || time.isNegative()).isPresent()) {
            throw Complaint.usage("--every must be longer than nothing");
        }
        var signing = keys.stream().map(KeysCommand::signing).toList();
        var cluster = connection.cluster();
        var evidence = new StoppedUp().evidence(cluster);
        try (var running = new Running()) {
            var witness = witness(cluster, evidence, signing);
            sign(witness, cluster, evidence);
            while (every.isPresent() && !running.isEndedWithin(every.get())) {
                sign(witness, cluster, evidence);
            }
            return ExitCode.OK;
        } catch (UnfitCheckpointException | DamagedEvidenceException e) {
            throw Complaint.notInOrder("nothing more was signed: " + e.getMessage());
        }
    }

    private Witness witness(Cluster cluster, KafkaEvidence evidence, List<SigningKey> signing) {
        var topics = cluster.catalogue();
        var own = signing.get(0).verifier().name() + "/";
        var latest = new HashMap<Integer, SignedCheckpoint>();
        try (var reader = new TopicReader<>(
                cluster,
                topics.checkpoints().name(),
                SignedCheckpoint.class,
                spec.commandLine().getErr())) {
            reader.existing().stream()
                    .flatMap(record -> record.value().stream())
                    .filter(checkpoint -> checkpoint.getOrigin().startsWith(own))
                    .forEach(checkpoint -> latest.put(checkpoint.getPartition(), checkpoint));
        }
        return Witness.of(
                topics.facts().name(), evidence.partitions(), signing, Map.copyOf(latest), SchemaArchive.shipped());
    }

    private void sign(Witness witness, Cluster cluster, KafkaEvidence evidence) {
        var signed = witness.sign(evidence::facts);
        new TopicWriter<>(
                        cluster,
                        cluster.catalogue().checkpoints().name(),
                        CODEC,
                        SignedCheckpoint::getOrigin,
                        "checkpoints")
                .send(signed);
        var print = spec.commandLine().getOut();
        for (var checkpoint : signed) {
            out.ifPresent(directory -> write(directory, checkpoint));
            print.println("signed the first %d entries of %s".formatted(checkpoint.getSize(), checkpoint.getOrigin()));
        }
        print.flush();
    }

    private static void write(Path directory, SignedCheckpoint checkpoint) {
        var name = "%s-%d.note".formatted(checkpoint.getOrigin().replace('/', '_'), checkpoint.getSize());
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name), checkpoint.getNote());
        } catch (IOException e) {
            throw Complaint.notInOrder("can't write %s to %s: %s; it is on the topic".formatted(name, directory, e));
        }
    }
}
