package io.hullmark.producer.live;

import io.hullmark.producer.docker.Answer;
import io.hullmark.producer.docker.Engine;
import io.hullmark.producer.docker.EngineAddress;
import java.time.Duration;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Asks once per run whether an engine answers. */
final class EngineCondition implements ExecutionCondition {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Where it says true, a missing engine is a failure: a check that skipped half its tests has checked nothing. */
    static final String REQUIRED = "HULLMARK_REQUIRE_ENGINE";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var trouble = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(EngineCondition.class, unused -> trouble(), String.class);
        return trouble.isEmpty()
                ? ConditionEvaluationResult.enabled("an engine answers")
                : ConditionEvaluationResult.disabled(trouble);
    }

    private static String trouble() {
        var address = EngineAddress.from(System.getenv());
        try (var engine = Engine.at(address, 1)) {
            var answer = engine.greet(LIMIT).join();
            if (answer instanceof Answer.Found) {
                return "";
            }
            var trouble = "no Docker engine answers on " + address + ": " + answer;
            if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
                throw new IllegalStateException(REQUIRED + " is set, but " + trouble);
            }
            System.err.println("!!! ENGINE TESTS SKIPPED: " + trouble + " !!!");
            return trouble;
        }
    }
}
