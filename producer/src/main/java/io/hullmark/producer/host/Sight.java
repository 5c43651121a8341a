package io.hullmark.producer.host;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came of looking at something on the host: a value, or why there is none. */
sealed interface Sight<T> {
    /** What follows from it. */
    <R> R fold(Function<T, R> seen, Function<String, R> unseen);

    /** It was seen. */
    record Seen<T>(T value) implements Sight<T> {
        @Override
        public <R> R fold(Function<T, R> seen, Function<String, R> unseen) {
            return seen.apply(value);
        }
    }

    /** It was not, for a reason that a person can do something about. */
    record Unseen<T>(String reason) implements Sight<T> {
        @Override
        public <R> R fold(Function<T, R> seen, Function<String, R> unseen) {
            return unseen.apply(reason);
        }
    }

    static <T> Sight<T> of(T value) {
        return new Seen<>(value);
    }

    static <T> Sight<T> unseen(String reason) {
        return new Unseen<>(reason);
    }

    default <R> Sight<R> map(Function<T, R> mapping) {
        return fold(value -> of(mapping.apply(value)), Sight::unseen);
    }

    default <R> Sight<R> flatMap(Function<T, Sight<R>> mapping) {
        return fold(mapping, Sight::unseen);
    }

    default T orElse(T other) {
        return fold(Function.identity(), reason -> other);
    }

    /** The value for a field of the wire; when there is none, null, and the reason under the field's name. */
    default @Nullable T into(String field, Map<String, String> reasons) {
        if (this instanceof Seen<T> seen) {
            return seen.value();
        }
        reasons.put(field, ((Unseen<T>) this).reason());
        return null;
    }

    /** A look that may fail. */
    interface Looking<T> {
        T look() throws IOException;
    }

    /** Looks at a path, and says which right is missing if it may not. */
    static <T> Sight<T> at(String path, Looking<T> looking) {
        try {
            return of(looking.look());
        } catch (IOException e) {
            return unseen(reason(path, e));
        }
    }

    /** Looks at a path, where nothing being there is an answer too. */
    static <T> Sight<T> at(String path, T nothing, Looking<T> looking) {
        try {
            return of(looking.look());
        } catch (NoSuchFileException e) {
            return of(nothing);
        } catch (IOException e) {
            return unseen(reason(path, e));
        }
    }

    private static String reason(String path, IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "reading " + path + " needs root or CAP_DAC_READ_SEARCH";
        }
        if (failure instanceof NoSuchFileException) {
            return path + " does not exist";
        }
        // Only what the system says, never what the file says.
        var why = failure instanceof FileSystemException refused ? refused.getReason() : failure.getMessage();
        return "reading " + path + " fails: "
                + (why == null ? failure.getClass().getSimpleName() : why);
    }
}
