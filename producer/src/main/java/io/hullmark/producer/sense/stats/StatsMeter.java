package io.hullmark.producer.sense.stats;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.producer.docker.Answer;
import io.hullmark.producer.docker.Engine;
import io.hullmark.producer.docker.EngineAddress;
import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.producer.sense.Instrument;
import io.hullmark.producer.sense.Meter;
import io.hullmark.producer.sense.Probe;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Measures by asking the engine for each container: a few at a time, each within a limit, at most so many a round, and no more once a
 * round takes too long. It costs the engine
 * some twenty times what reading the files costs the agent, so it is the last resort.
 */
public final class StatsMeter implements Meter {
    /** Id of the sensor that measures by it. */
    public static final String SENSOR = "resource.stats";

    /** An engine before 20.10 takes two seconds for each answer, so that eight at a time measure 40 containers in ten seconds. */
    private static final int CALLS_AT_ONCE = 8;

    private static final int MOST_CONTAINERS = 500;
    private static final Duration SHORTEST_TICK = Duration.ofSeconds(10);
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(8);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final EngineAddress address;
    private final Duration limit;
    private final Duration longestRound;
    private int next;
    private Optional<Engine> engine = Optional.empty();
    private long hostMemory;
    private int cores = -1;

    StatsMeter(EngineAddress address, Duration limit, Duration longestRound) {
        this.address = address;
        this.limit = limit;
        this.longestRound = longestRound;
    }

    /** A meter that asks an engine. */
    public static StatsMeter of(EngineAddress address) {
        return new StatsMeter(address, Duration.ofSeconds(5), LONGEST_ROUND);
    }

    @Override
    public String id() {
        return "stats";
    }

    /** The engine is watched anyway, so nothing is asked for this. */
    @Override
    public Probe probe(List<RunningContainer> running) {
        return Probe.lacking(List.of(new Probe.Gap("host", "the engine tells of its containers alone")));
    }

    @Override
    public Reading read(List<RunningContainer> running) {
        Engine asked = connected();
        introduce(asked);
        Map<String, Answer> answers = ask(asked, running);
        var round = new StatsRound(running, new StatsReader(hostMemory));
        for (RunningContainer container : running) {
            Optional.ofNullable(answers.get(container.id()))
                    .ifPresentOrElse(answer -> round.take(container, answer), () -> round.leaveOut(container));
        }
        return round.reading(hostMemory, cores);
    }

    /** Asks for one handful after the other until the round has taken too long; the next round begins where this one ended. */
    private Map<String, Answer> ask(Engine asked, List<RunningContainer> running) {
        long end = System.nanoTime() + longestRound.toNanos();
        int most = Math.min(running.size(), MOST_CONTAINERS);
        var answers = new HashMap<String, Answer>();
        int begin = next;
        while (answers.size() < most && (answers.isEmpty() || System.nanoTime() < end)) {
            var handful = new LinkedHashMap<String, CompletableFuture<Answer>>();
            for (int i = 0; i < CALLS_AT_ONCE && answers.size() + handful.size() < most; i++) {
                var id = running.get((begin + answers.size() + i) % running.size())
                        .id();
                handful.put(id, asked.ask("/containers/" + id + "/stats?stream=false&one-shot=true", limit));
            }
            handful.forEach((id, answer) -> answers.put(id, awaited(answer)));
        }
        next = running.isEmpty() ? 0 : (begin + answers.size()) % running.size();
        return answers;
    }

    private synchronized Engine connected() {
        if (engine.isEmpty()) {
            var made = Engine.at(address, CALLS_AT_ONCE);
            var unused = awaited(made.greet(limit));
            engine = Optional.of(made);
        }
        return engine.get();
    }

    /** Asks once how large the host is. */
    private void introduce(Engine asked) {
        if (hostMemory == 0 && awaited(asked.ask("/info", limit)) instanceof Answer.Found found) {
            JsonNode info = found.body();
            hostMemory = Math.max(0, StatsReader.number(info.path("MemTotal")));
            cores = info.path("NCPU").asInt(-1);
        }
    }

    /** Calls are cut at their limit; only those of an engine that was closed meanwhile never end. */
    private Answer awaited(CompletableFuture<Answer> answer) {
        try {
            return answer.completeOnTimeout(
                            new Answer.Unreadable("no answer"),
                            limit.plus(GRACE).toMillis(),
                            TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            return new Answer.Unreadable(e.getClass().getSimpleName());
        }
    }

    @Override
    public String whyMissing(Instrument instrument) {
        return "the engine does not tell of it";
    }

    @Override
    public Duration shortestTick() {
        return SHORTEST_TICK;
    }

    @Override
    public synchronized void release() {
        engine.ifPresent(Engine::close);
        engine = Optional.empty();
        hostMemory = 0;
    }
}
