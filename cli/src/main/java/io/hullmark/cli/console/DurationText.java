package io.hullmark.cli.console;

import java.time.Duration;

/** How long something lasts, as people say it. */
public final class DurationText {
    private DurationText() {}

    /** The two largest units, such as "3d 4h", "12m 30s" or "under 1s". */
    public static String of(Duration duration) {
        if (duration.toSeconds() < 1) {
            return "under 1s";
        } else if (duration.toMinutes() < 1) {
            return duration.toSeconds() + "s";
        } else if (duration.toHours() < 1) {
            return joined(duration.toMinutes() + "m", duration.toSecondsPart(), "s");
        } else if (duration.toDays() < 1) {
            return joined(duration.toHours() + "h", duration.toMinutesPart(), "m");
        }
        return joined(duration.toDays() + "d", duration.toHoursPart(), "h");
    }

    private static String joined(String larger, int rest, String unit) {
        return rest == 0 ? larger : larger + " " + rest + unit;
    }
}
