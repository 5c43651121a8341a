package io.hullmark.engine.language.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.compiler.CelCompiler;
import java.nio.BufferUnderflowException;

/** Checks texts, or finds what the checker said of them before. */
final class Checking {
    private final CelCompiler compiler;
    private final Recollection known;

    Checking(CelCompiler compiler, Recollection known) {
        this.compiler = compiler;
        this.known = known;
    }

    CelAbstractSyntaxTree of(String text) throws CelValidationException {
        var found = known.find(text);
        if (found.isPresent()) {
            try {
                return AstReader.read(found.get());
            } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
                // It can be made again, which the next line does.
            }
        }
        return compiler.compile(text).getAst();
    }

    /** An expression of which nothing was refused need not be checked again. */
    void keep(String text, CelAbstractSyntaxTree ast) {
        known.keep(text, () -> AstWriter.bytes(ast));
    }
}
