package io.hullmark.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * What was told last of each thing of which several records tell. Which of them somebody wants is to be asked afterwards: a record that
 * ends something need not name all whom the thing once concerned, nor be as bad.
 */
final class LastTold {
    private LastTold() {}

    /**
     * @param told in order
     * @param id of the thing of which a record tells
     */
    static <T> List<T> of(List<T> told, Function<T, String> id) {
        var last = new LinkedHashMap<String, T>();
        told.forEach(record -> last.put(id.apply(record), record));
        return List.copyOf(last.values());
    }
}
