package io.hullmark.producer.sense;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether a sensor can work on this host now. Finding out has no side effects. */
public sealed interface Probe {
    /** What follows from it. */
    <R> R fold(Function<Ready, R> ready, Function<Degraded, R> degraded, Function<Unavailable, R> unavailable);

    /** It sees all that it is made to see. */
    record Ready() implements Probe {
        @Override
        public <R> R fold(
                Function<Ready, R> ready, Function<Degraded, R> degraded, Function<Unavailable, R> unavailable) {
            return ready.apply(this);
        }
    }

    /** It works, but does not see everything. */
    record Degraded(List<Gap> gaps) implements Probe {
        public Degraded {
            gaps = List.copyOf(gaps);
        }

        @Override
        public <R> R fold(
                Function<Ready, R> ready, Function<Degraded, R> degraded, Function<Unavailable, R> unavailable) {
            return degraded.apply(this);
        }
    }

    /** It can't work, for a reason that a person can do something about. */
    record Unavailable(String reason) implements Probe {
        @Override
        public <R> R fold(
                Function<Ready, R> ready, Function<Degraded, R> degraded, Function<Unavailable, R> unavailable) {
            return unavailable.apply(this);
        }
    }

    /**
     * Something that a sensor can't see.
     *
     * @param missing what, in a word or two
     * @param effect what is not known without it, and why it is missing
     */
    record Gap(String missing, String effect) {}

    /** Why it can't work; empty if it can. */
    default Optional<String> obstacle() {
        return fold(
                ready -> Optional.empty(),
                degraded -> Optional.empty(),
                unavailable -> Optional.of(unavailable.reason()));
    }

    /** Ready, or degraded if anything is missing. */
    static Probe lacking(List<Gap> gaps) {
        return gaps.isEmpty() ? new Ready() : new Degraded(gaps);
    }
}
