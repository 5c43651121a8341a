package io.hullmark.engine.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * For how long subjects were in each state, all of them together: a container that was there for two hours counts two container-hours.
 *
 * @param lasted by state; what is missing did not last at all
 */
public record Times(Map<ControlState, Duration> lasted) {
    /** Of nothing. */
    public static final Times NONE = new Times(Map.of());

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Times {
        var copy = new EnumMap<ControlState, Duration>(ControlState.class);
        lasted.forEach((state, duration) -> {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("%s lasted %s".formatted(state, duration));
            }
            if (!duration.isZero()) {
                copy.put(state, duration);
            }
        });
        lasted = Collections.unmodifiableMap(copy);
    }

    static Times of(ControlState state, Duration duration) {
        return new Times(Map.of(state, duration));
    }

    /** Of all of them together. */
    public static Times of(Collection<Times> parts) {
        return parts.stream().reduce(NONE, Times::plus);
    }

    /** Of both together. */
    public Times plus(Times other) {
        var sum = new EnumMap<ControlState, Duration>(ControlState.class);
        sum.putAll(lasted);
        other.lasted.forEach((state, duration) -> sum.merge(state, duration, Duration::plus));
        return new Times(sum);
    }

    public Duration in(ControlState state) {
        return lasted.getOrDefault(state, Duration.ZERO);
    }

    /** How long it was known whether they complied; that people accept a risk does not remove it. */
    public Duration observed() {
        return in(ControlState.COMPLIANT).plus(in(ControlState.FAILING)).plus(in(ControlState.ACCEPTED));
    }

    /** How long the control applied to them, as far as anybody knows. */
    public Duration applied() {
        return lasted.entrySet().stream()
                .filter(entry -> entry.getKey() != ControlState.NOT_APPLICABLE)
                .map(Map.Entry::getValue)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The compliant part of what was observed in percent, rounded down, so that 100 is said only where all complied; empty for nothing. */
    public Optional<BigDecimal> compliance() {
        return share(in(ControlState.COMPLIANT), observed());
    }

    /** The part of the time that was observed in percent, rounded down. */
    public Optional<BigDecimal> coverage() {
        return share(observed(), applied());
    }

    private static Optional<BigDecimal> share(Duration part, Duration whole) {
        return whole.isZero()
                ? Optional.empty()
                : Optional.of(exact(part).multiply(HUNDRED).divide(exact(whole), 2, RoundingMode.FLOOR));
    }

    private static BigDecimal exact(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }
}
