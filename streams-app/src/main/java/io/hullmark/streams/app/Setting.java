package io.hullmark.streams.app;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * One thing that can be set.
 *
 * @param name as it stands in a properties file; in the environment it is upper case with HULLMARK_ before and _ for every dot
 * @param form what a value looks like, for a person
 * @param defaultText what holds when it is not set; empty when it must be set or is worked out
 * @param doc what it does
 * @param parse reads a value; throws IllegalArgumentException for one that it can't be
 */
public record Setting<T>(String name, String form, String defaultText, String doc, Function<String, T> parse) {
    /** Its name in the environment. */
    public String environmentName() {
        return "HULLMARK_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The value among others, with its default; refusals name the setting. */
    T in(Map<String, String> values) {
        var text = values.getOrDefault(name, defaultText);
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            throw new IllegalArgumentException("%s must be %s, got '%s'".formatted(name, form, text), e);
        }
    }
}
