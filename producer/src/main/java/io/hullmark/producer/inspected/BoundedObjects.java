package io.hullmark.producer.inspected;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Refuses an object of so many parts that no engine wrote it, before its tree fills the memory. */
final class BoundedObjects extends JsonParserDelegate {
    private static final int MOST_TOKENS = 500_000;

    private int tokens;

    BoundedObjects(JsonParser parser) {
        super(parser);
    }

    /** Another object begins. */
    void next() {
        tokens = 0;
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        if (++tokens > MOST_TOKENS) {
            throw new StreamConstraintsException("an object of more than " + MOST_TOKENS + " tokens");
        }
        return super.nextToken();
    }
}
