package io.hullmark.cli.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of YAML as those of JSON: keys may be numbers, dates and what not, here they are texts. An anchor is copied to wherever it is
 * used, so the parts are counted, or a few lines could fill the memory.
 */
final class PlainYaml {
    private static final int MOST_PARTS = 200_000;

    private int parts;

    @Nullable
    Object plain(@Nullable Object value) {
        if (++parts > MOST_PARTS) {
            throw new ComposeException("with its anchors put in place it has more than %d parts".formatted(MOST_PARTS));
        }
        if (value instanceof Map<?, ?> map) {
            var plain = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, entry) -> plain.put(String.valueOf(key), plain(entry)));
            return plain;
        } else if (value instanceof Iterable<?> list) {
            var plain = new ArrayList<@Nullable Object>();
            list.forEach(entry -> plain.add(plain(entry)));
            return plain;
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value.toString();
    }
}
