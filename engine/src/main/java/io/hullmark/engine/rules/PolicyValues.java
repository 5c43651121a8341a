package io.hullmark.engine.rules;

import java.util.Map;

/** The site's values for {@code policy.*}, by name; a rule's own default holds for every name that is not here. */
public record PolicyValues(Map<String, Object> values) {
    public static final PolicyValues NONE = new PolicyValues(Map.of());

    public PolicyValues {
        values = Map.copyOf(values);
    }
}
