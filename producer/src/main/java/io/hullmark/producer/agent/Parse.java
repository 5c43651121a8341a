package io.hullmark.producer.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the texts of settings. Whatever can't be read is an {@link IllegalArgumentException}; the setting says what would be right. */
final class Parse {
    private static final Pattern BYTES = Pattern.compile("(\\d{1,18}) ?([KMG]iB)?");
    private static final Map<String, Long> UNITS = Map.of("KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

    private Parse() {}

    static String text(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("empty");
        }
        return text;
    }

    static <T> Optional<T> optional(String text, Function<String, T> parse) {
        return text.isBlank() ? Optional.empty() : Optional.of(parse.apply(text));
    }

    static String matching(String text, String form) {
        if (!text.matches(form)) {
            throw new IllegalArgumentException("does not match " + form);
        }
        return text;
    }

    static Path path(String text) {
        return Path.of(text(text)).toAbsolutePath().normalize();
    }

    static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    static long bytes(String text, long least) {
        Matcher matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no number of bytes");
        }
        String unit = matcher.group(2);
        long bytes =
                Math.multiplyExact(Long.parseLong(matcher.group(1)), unit == null ? 1L : UNITS.getOrDefault(unit, 1L));
        if (bytes < least) {
            throw new IllegalArgumentException("less than " + least);
        }
        return bytes;
    }

    static Duration duration(String text, Duration least) {
        Duration duration = Duration.parse(text);
        if (duration.compareTo(least) < 0 || duration.compareTo(Duration.ofDays(20)) > 0) {
            throw new IllegalArgumentException("not between " + least + " and 20 days");
        }
        return duration;
    }

    static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no port");
        }
        return port;
    }
}
