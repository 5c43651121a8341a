package io.hullmark.engine.language.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.UnknownContext;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reference implementation's evaluator, against which ours is held. */
final class Reference {
    private static final CelRuntime RUNTIME = CelRuntimeFactory.legacyCelRuntimeBuilder()
            .setOptions(CelOptions.current()
                    .enableUnknownTracking(true)
                    .enableHeterogeneousNumericComparisons(true)
                    .build())
            .build();

    private final CelRuntime.Program program;

    private Reference(CelRuntime.Program program) {
        this.program = program;
    }

    static Reference of(CelAbstractSyntaxTree ast) {
        try {
            return new Reference(RUNTIME.createProgram(ast));
        } catch (CelEvaluationException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /** What an evaluation gives. */
    sealed interface Outcome {
        /** A value, in our representation. */
        record Value(Object value) implements Outcome {}

        /** None, because an operation has no result. */
        record Failure(String detail) implements Outcome {}

        /** None, because an input is missing. */
        record Unknown() implements Outcome {}
    }

    Outcome evaluate(Struct document) {
        try {
            var patterns = Specimen.missing(document).stream()
                    .map(field ->
                            CelAttributePattern.create("container").qualify(CelAttribute.Qualifier.ofString(field)))
                    .toList();
            var values =
                    Map.of("container", plain(document), "policy", Map.of("limit", 3L, "allowed", List.of("a", "ab")));
            var result = program.advanceEvaluation(
                    UnknownContext.create(name -> Optional.ofNullable(values.get(name)), patterns));
            return result instanceof CelUnknownSet ? new Outcome.Unknown() : new Outcome.Value(plain(result));
        } catch (CelEvaluationException error) {
            return new Outcome.Failure(String.valueOf(error.getMessage()));
        }
    }

    /** Structs as maps, without what is absent. */
    static Object plain(Object value) {
        if (value instanceof Struct struct) {
            var map = new LinkedHashMap<String, Object>();
            for (var field : struct.type().fields()) {
                var part = struct.get(field.slot());
                if (part != null && !(part instanceof Missing)) {
                    map.put(field.name(), plain(part));
                }
            }
            return map;
        }
        if (value instanceof List<?> list) {
            var plain = new ArrayList<Object>();
            list.forEach(element -> plain.add(plain(element)));
            return plain;
        }
        if (value instanceof Map<?, ?> map) {
            var plain = new LinkedHashMap<Object, Object>();
            map.forEach((key, element) -> plain.put(plain(key), plain(element)));
            return plain;
        }
        return value instanceof UnsignedLong number ? new Unsigned(number.longValue()) : value;
    }
}
