package io.hullmark.schemas.settings;

import java.time.DateTimeException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * One thing that can be set.
 *
 * @param name as it stands in a properties file, such as "state.dir"
 * @param form what a value looks like, for a person
 * @param defaultText what holds when it is not set; empty when it must be set or is worked out
 * @param doc what it does
 * @param parse reads a value; throws IllegalArgumentException for one that it can't be
 */
public record Setting<T>(String name, String form, String defaultText, String doc, Function<String, T> parse) {
    /** What the names of settings begin with in the environment. */
    public static final String ENVIRONMENT = "HULLMARK_";

    /** Its name in the environment: upper case, HULLMARK_ before, and _ for every dot. */
    public String environmentName() {
        return ENVIRONMENT + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Its name as a flag of the command: two hyphens before, and one for every dot. */
    public String flag() {
        return "--" + name.replace('.', '-');
    }

    /**
     * The value among others, with its default.
     *
     * @throws IllegalArgumentException naming the setting, its form and the value that it can't be
     */
    public T in(Map<String, String> values) {
        var text = values.getOrDefault(name, defaultText);
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new IllegalArgumentException("%s must be %s, got '%s'".formatted(name, form, text), e);
        }
    }
}
