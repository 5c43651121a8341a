package io.hullmark.engine.language.expression;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** CEL's functions of timestamps and durations. */
final class TimeOperations {
    static final Map<String, Operation> ALL = collected();

    private TimeOperations() {}

    private static Map<String, Operation> collected() {
        var all = new HashMap<String, Operation>(arithmetic());
        all.putAll(lengths());
        accessor(all, "timestamp_to_year", ZonedDateTime::getYear);
        accessor(all, "timestamp_to_month", time -> time.getMonthValue() - 1L);
        accessor(all, "timestamp_to_day_of_year", time -> time.getDayOfYear() - 1L);
        accessor(all, "timestamp_to_day_of_month", time -> time.getDayOfMonth() - 1L);
        accessor(all, "timestamp_to_day_of_month_1_based", ZonedDateTime::getDayOfMonth);
        accessor(all, "timestamp_to_day_of_week", time -> time.getDayOfWeek().getValue() % 7);
        accessor(all, "timestamp_to_hours", ZonedDateTime::getHour);
        accessor(all, "timestamp_to_minutes", ZonedDateTime::getMinute);
        accessor(all, "timestamp_to_seconds", ZonedDateTime::getSecond);
        accessor(all, "timestamp_to_milliseconds", time -> time.getNano() / 1_000_000);
        return Collections.unmodifiableMap(all);
    }

    private static void accessor(Map<String, Operation> all, String overload, ToLongFunction<ZonedDateTime> part) {
        all.put(overload, (Operation.One) time -> part.applyAsLong(Times.at((Instant) time, "UTC")));
        all.put(overload + "_with_tz", (Operation.Two)
                (time, zone) -> part.applyAsLong(Times.at((Instant) time, (String) zone)));
    }

    private static Map<String, Operation> arithmetic() {
        Operation.Two later = (time, by) -> Times.inRange(((Instant) time).plus((Duration) by));
        Operation.Two earlier = (time, by) -> Times.inRange(((Instant) time).minus((Duration) by));
        Operation.Two between = (one, other) -> Times.inRange(Duration.between((Instant) other, (Instant) one));
        return Map.ofEntries(
                entry("add_timestamp_duration", later),
                entry("add_duration_timestamp", (Operation.Two) (by, time) -> later.of(time, by)),
                entry("subtract_timestamp_duration", earlier),
                entry("subtract_timestamp_timestamp", between),
                entry("add_duration_duration", Operations.two(Duration.class, (a, b) -> Times.inRange(a.plus(b)))),
                entry(
                        "subtract_duration_duration",
                        Operations.two(Duration.class, (a, b) -> Times.inRange(a.minus(b)))));
    }

    private static Map<String, Operation> lengths() {
        return Map.ofEntries(
                entry("duration_to_hours", Operations.one(Duration.class, Duration::toHours)),
                entry("duration_to_minutes", Operations.one(Duration.class, Duration::toMinutes)),
                entry("duration_to_seconds", Operations.one(Duration.class, Duration::toSeconds)),
                entry("duration_to_milliseconds", Operations.one(Duration.class, Duration::toMillis)));
    }
}
