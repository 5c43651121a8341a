package io.hullmark.bench.corpus;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The same rules for dev.cel, as a program that uses it by its book: the container is a map. */
public final class Reference {
    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("container", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .build();
    /** The faster one of dev.cel's two evaluators for values that are maps. */
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final List<Compiled> rules = new ArrayList<>();

    private record Compiled(CelRuntime.Program applies, CelRuntime.Program require) {}

    public static Reference of(List<RuleMix.Expressions> rules) {
        var reference = new Reference();
        rules.forEach(rule -> reference.rules.add(new Compiled(program(rule.applies()), program(rule.require()))));
        return reference;
    }

    /** How many rules fail. */
    public int failing(Map<String, Object> variables) {
        int failing = 0;
        try {
            for (var rule : rules) {
                if (Boolean.TRUE.equals(rule.applies().eval(variables))
                        && Boolean.FALSE.equals(rule.require().eval(variables))) {
                    failing++;
                }
            }
        } catch (CelEvaluationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
        return failing;
    }

    /** A container as dev.cel takes it. */
    public static Map<String, Object> variables(Struct container) {
        return Map.of("container", plain(container));
    }

    private static CelRuntime.Program program(String expression) {
        try {
            return RUNTIME.createProgram(COMPILER.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException wrong) {
            throw new IllegalStateException("dev.cel refuses " + expression, wrong);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Struct struct) {
            var map = new LinkedHashMap<String, Object>();
            struct.type().fields().forEach(field -> put(map, field.name(), struct.get(field.slot())));
            return map;
        }
        return value instanceof List<?> list
                ? list.stream().map(Reference::plain).toList()
                : value;
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null && !(value instanceof Missing)) {
            map.put(name, plain(value));
        }
    }
}
