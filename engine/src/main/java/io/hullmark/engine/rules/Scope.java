package io.hullmark.engine.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks before all else: where the answer is none of its own, it says NOT_APPLICABLE. A thousand rules that are each
 * about another team put one question, so that asking it once finds the few that go on.
 *
 * @param path what is asked for; scopes with equal paths ask the same
 * @param question how to ask it
 * @param answers the texts with which the rule goes on
 */
public record Scope(String path, Question question, Set<String> answers) {
    public Scope {
        answers = Set.copyOf(answers);
    }

    /** A text among the facts. */
    @FunctionalInterface
    public interface Question {
        /** The text, null if there is none; what that means each rule says by itself. */
        @Nullable
        String answer(Bindings bindings);
    }
}
