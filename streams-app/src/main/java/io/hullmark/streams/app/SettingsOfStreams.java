package io.hullmark.streams.app;

import io.hullmark.schemas.registry.RegistrySettings;
import io.hullmark.schemas.settings.Setting;
import io.hullmark.schemas.settings.SettingValues;
import io.hullmark.streams.stores.FoldStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The settings of the topology's process with their defaults and what they mean. */
final class SettingsOfStreams {
    private static final String DURATION = "an ISO-8601 duration such as PT0.03S";

    private static final Setting<String> BOOTSTRAP = new Setting<>(
            "bootstrap",
            "a list of host:port",
            "127.0.0.1:9092",
            "Brokers to begin with.",
            SettingsOfStreams::nonEmpty);
    private static final Setting<String> APPLICATION = new Setting<>(
            "application.id",
            "a name of letters, digits, dots, hyphens and underscores",
            "hullmark-streams",
            "Names the group of processes that share the work, and their internal topics. A new name begins from the start of the topics.",
            text -> matching(text, "[A-Za-z0-9._-]{1,100}"));
    private static final Setting<String> PREFIX = new Setting<>(
            "prefix",
            "1 to 100 letters, digits, dots, hyphens and underscores, beginning with a letter or digit",
            "hullmark",
            "What the names of all topics begin with, before a dot.",
            text -> matching(text, "[A-Za-z0-9][A-Za-z0-9._-]{0,99}"));
    private static final Setting<Path> STATE = new Setting<>(
            "state.dir",
            "a directory",
            defaultState(),
            "Where state stores are kept: a directory of this process alone, on a disk that survives a restart. Losing it costs time, not data.",
            SettingsOfStreams::directory);
    private static final Setting<Duration> COMMIT = new Setting<>(
            "commit.interval",
            DURATION,
            "PT0.03S",
            "How long results wait for their transaction; shorter costs more transactions.",
            SettingsOfStreams::positive);
    private static final Setting<Integer> THREADS = new Setting<>(
            "threads",
            "a number from 1 to 64",
            "1",
            "Stream threads of this process. More than there are partitions are idle.",
            text -> number(text, 1, 64));
    private static final Setting<Integer> REPLICATION = new Setting<>(
            "replication.factor",
            "a number from 1 to 9, or -1 for the brokers' default",
            "-1",
            "Replication factor of internal topics: the broadcast of rules and the changelogs of state stores.",
            text -> number(text, -1, 9));
    private static final Setting<Duration> AHEAD = new Setting<>(
            "clock.ahead",
            DURATION,
            "PT1M",
            "How far the clock of a host may be ahead of the brokers' before its times are bounded and its coverage is in doubt.",
            SettingsOfStreams::positive);
    private static final Setting<Duration> BEHIND = new Setting<>(
            "clock.behind",
            DURATION,
            "P30D",
            "How old an observation may be when it arrives; agents keep observations through an outage.",
            SettingsOfStreams::positive);
    private static final Setting<Duration> CLOCK = new Setting<>(
            "clock.interval",
            DURATION,
            "PT0.1S",
            "How often the clock is looked at: for silent hosts and for slices of re-judgements.",
            SettingsOfStreams::positive);
    private static final Setting<Duration> QUIET = new Setting<>(
            "clock.quiet",
            DURATION,
            "PT3S",
            "How long no record has come until the wall clock itself counts. Until then the newest record tells the time, so that hosts are not silent while a backlog comes in.",
            SettingsOfStreams::positive);
    private static final Setting<Duration> SLICE = new Setting<>(
            "slice.budget",
            DURATION,
            "PT0.02S",
            "How long a re-judgement after a change of rules may hold up live records at a time.",
            SettingsOfStreams::positive);
    private static final Setting<Set<FoldStore>> ON_DISK = new Setting<>(
            "stores.on.disk",
            "a list of "
                    + Arrays.stream(FoldStore.values())
                            .map(FoldStore::storeName)
                            .collect(Collectors.joining(", ")),
            "objects,subjects",
            "State stores that are kept on disk by RocksDB; all others are kept in memory.",
            SettingsOfStreams::stores);
    private static final Setting<Integer> RECENT = new Setting<>(
            "stores.recent",
            "a number from 0 to 1000000",
            "4096",
            "How many values of each store stay decoded in memory, for each partition.",
            text -> number(text, 0, 1_000_000));
    private static final Setting<Integer> WORKLOADS = new Setting<>(
            "anomalies.workloads",
            "a number from 1 to 65536",
            "1024",
            "How many workloads are learned in each partition at most; each takes 4 KB. Containers of others can't be judged for anomalies.",
            text -> number(text, 1, 65_536));
    private static final Setting<Optional<Integer>> HTTP = new Setting<>(
            "http.port",
            "a port from 1 to 65535, or nothing",
            "",
            "Port on loopback where /health and /metrics answer; none when empty.",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(number(text, 1, 65_535)));

    static final List<Setting<?>> ALL = List.of(
            BOOTSTRAP,
            APPLICATION,
            PREFIX,
            STATE,
            COMMIT,
            THREADS,
            REPLICATION,
            AHEAD,
            BEHIND,
            CLOCK,
            QUIET,
            SLICE,
            ON_DISK,
            RECENT,
            WORKLOADS,
            RegistrySettings.URL,
            RegistrySettings.AUTHORIZATION,
            HTTP);

    private SettingsOfStreams() {}

    static StreamsSettings read(Map<String, String> values) {
        return new StreamsSettings(
                BOOTSTRAP.in(values),
                APPLICATION.in(values),
                PREFIX.in(values),
                STATE.in(values),
                COMMIT.in(values),
                THREADS.in(values),
                REPLICATION.in(values).shortValue(),
                AHEAD.in(values),
                BEHIND.in(values),
                CLOCK.in(values),
                QUIET.in(values),
                SLICE.in(values),
                ON_DISK.in(values),
                RECENT.in(values),
                WORKLOADS.in(values),
                RegistrySettings.in(values),
                HTTP.in(values),
                SettingValues.kafka(values));
    }

    private static String defaultState() {
        return Path.of(System.getProperty("user.home", "."), ".local", "share", "hullmark", "streams")
                .toString();
    }

    private static String nonEmpty(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("empty");
        }
        return text;
    }

    private static String matching(String text, String form) {
        if (!text.matches(form)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Path directory(String text) {
        return Path.of(nonEmpty(text)).toAbsolutePath().normalize();
    }

    private static Duration positive(String text) {
        var duration = Duration.parse(text);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("not positive");
        }
        return duration;
    }

    private static int number(String text, int least, int most) {
        int number = Integer.parseInt(text.trim());
        if (number < least || number > most || (number == 0 && least < 0)) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }

    private static Set<FoldStore> stores(String text) {
        Function<String, FoldStore> byName = name -> Arrays.stream(FoldStore.values())
                .filter(store -> store.storeName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
        return Arrays.stream(text.split(",", -1))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .map(byName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
