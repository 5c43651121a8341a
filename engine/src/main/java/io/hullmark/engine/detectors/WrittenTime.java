package io.hullmark.engine.detectors;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A time as tables write it.
 *
 * @param at in UTC where the text names a zone, as it stands there otherwise
 * @param zoned whether the text names a zone, or counts seconds, so that it can't be set back
 */
record WrittenTime(LocalDateTime at, boolean zoned) {
    static final WrittenTime BEFORE_ALL = new WrittenTime(LocalDateTime.MIN, true);

    static final String FORMS = "2026-01-31 12:00:00, 2026-01-31T12:00:00Z or seconds since 1970";

    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{12,14}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ZONE = Pattern.compile("(Z|[+-]\\d{2}:?\\d{2})$");

    static Optional<WrittenTime> parse(String text) {
        try {
            if (SECONDS.matcher(text).matches()) {
                return Optional.of(counted(Instant.ofEpochSecond(Long.parseLong(text))));
            } else if (MILLISECONDS.matcher(text).matches()) {
                return Optional.of(counted(Instant.ofEpochMilli(Long.parseLong(text))));
            } else if (DATE.matcher(text).matches()) {
                return Optional.of(new WrittenTime(LocalDateTime.parse(text + "T00:00"), false));
            }
            var standard = text.replaceFirst("^(\\S+) +", "$1T");
            if (standard.indexOf('T') > 0 && ZONE.matcher(standard).find()) {
                return Optional.of(counted(OffsetDateTime.parse(standard).toInstant()));
            }
            return Optional.of(new WrittenTime(LocalDateTime.parse(standard), false));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static WrittenTime counted(Instant instant) {
        return new WrittenTime(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), true);
    }
}
