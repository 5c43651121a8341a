package io.hullmark.engine.language;

import io.hullmark.engine.language.expression.Configuration;
import io.hullmark.engine.language.expression.Expression;
import io.hullmark.engine.language.expression.Locals;
import io.hullmark.engine.language.expression.Node;
import io.hullmark.engine.language.expression.Trouble;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Gauge;
import io.hullmark.engine.rules.Signal;
import io.hullmark.engine.rules.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks a sample by two conditions: one that raises the signal and one that lowers it, the opposite of the first where the rule
 * names none. A subject that the rule does not speak of lowers it.
 */
final class SampleSignal implements Signal {
    private static final String USAGE = "usage.";

    private final Applicability applies;
    private final Expression when;
    private final Expression until;
    private final boolean opposite;
    private final Message message;
    private final int size;

    private SampleSignal(Applicability applies, Expression when, Expression until, boolean opposite, Message message) {
        this.applies = applies;
        this.when = when;
        this.until = until;
        this.opposite = opposite;
        this.message = message;
        this.size = Math.max(Math.max(when.size(), until.size()), Math.max(applies.size(), message.size()));
    }

    static SampleSignal of(Applicability applies, Expression when, Message message) {
        return new SampleSignal(applies, when, when, true, message);
    }

    static SampleSignal of(Applicability applies, Expression when, Expression until, Message message) {
        return new SampleSignal(applies, when, until, false, message);
    }

    @Override
    public Level level(Bindings bindings) {
        var locals = Locals.ofThread(size);
        var applicable = applies.decide(bindings, locals);
        if (applicable != Verdict.PASS) {
            return applicable == Verdict.UNKNOWN ? Level.UNKNOWN : Level.LOWERED;
        }
        return level(when.node(), until.node(), bindings, locals);
    }

    private Level level(Node raising, Node lowering, Bindings bindings, Locals locals) {
        var raised = raising.value(bindings, locals);
        if (raised == Node.TRUE) {
            return Level.RAISED;
        }
        if (opposite) {
            return raised == Node.FALSE ? Level.LOWERED : Level.UNKNOWN;
        }
        var lowered = lowering.value(bindings, locals);
        if (lowered == Node.TRUE) {
            return Level.LOWERED;
        }
        return raised == Node.FALSE && lowered == Node.FALSE ? Level.BETWEEN : Level.UNKNOWN;
    }

    @Override
    public Optional<Gauge> gauge(Bindings bindings) {
        var applicable = applies.decide(bindings, Locals.ofThread(size));
        if (applicable != Verdict.PASS) {
            return Optional.of(applicable == Verdict.UNKNOWN ? Gauge.UNKNOWN : Gauge.LOWERED);
        }
        var configuration = new Configuration(bindings);
        return when.node()
                .given(configuration)
                .flatMap(raising -> until.node()
                        .given(configuration)
                        .map(lowering -> new Settled(this, configuration.found(), raising, lowering)));
    }

    @Override
    public Set<String> parts() {
        return Stream.of(when, until)
                .flatMap(expression -> expression.reads().stream())
                .filter(input -> input.startsWith(USAGE))
                .map(input -> input.substring(USAGE.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String missing(Bindings bindings) {
        var locals = Locals.explaining(size);
        var applicable = applies.explain(bindings, locals);
        if (applicable.verdict() == Verdict.UNKNOWN) {
            return applicable.detail();
        }
        var raised = when.node().value(bindings, locals);
        var value = raised instanceof Trouble ? raised : until.node().value(bindings, locals);
        return value instanceof Trouble trouble ? trouble.detail() : "";
    }

    @Override
    public Account account(Bindings bindings) {
        var locals = Locals.explaining(size);
        return new Account(message.render(bindings, locals), when.blame(false, bindings, locals));
    }

    /** What is left to be asked of samples. What was found in the configuration tells all that it depends on. */
    private static final class Settled implements Gauge {
        private final SampleSignal signal;
        private final List<Object> found;
        private final Node raising;
        private final Node lowering;

        Settled(SampleSignal signal, List<Object> found, Node raising, Node lowering) {
            this.signal = signal;
            this.found = found;
            this.raising = raising;
            this.lowering = lowering;
        }

        @Override
        public Level level(Bindings sample) {
            return signal.level(raising, lowering, sample, Locals.NONE);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Settled that && signal == that.signal && found.equals(that.found);
        }

        @Override
        public int hashCode() {
            return found.hashCode();
        }
    }
}
