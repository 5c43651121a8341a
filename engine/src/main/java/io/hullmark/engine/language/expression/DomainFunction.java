package io.hullmark.engine.language.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import java.util.List;

/**
 * A function that rules have beyond CEL's own.
 *
 * @param name name with its namespace, such as "path.within"
 * @param parameters types of its arguments
 * @param result type of its result
 * @param signature how it is called, for authors of rules
 * @param doc what it gives
 * @param operation what it does
 */
public record DomainFunction(
        String name, List<CelType> parameters, CelType result, String signature, String doc, Operation operation) {
    public DomainFunction {
        parameters = List.copyOf(parameters);
    }

    /** The name by which the checker tells what it chose. */
    String overload() {
        return name.replace('.', '_') + "_" + parameters.size();
    }

    CelFunctionDecl declaration() {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(overload(), result, parameters));
    }
}
