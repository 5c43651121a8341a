package io.hullmark.engine.language.expression;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelProtoAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.compiler.CelCompiler;
import dev.cel.expr.CheckedExpr;

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
                return CelProtoAbstractSyntaxTree.fromCheckedExpr(CheckedExpr.parseFrom(found.get()))
                        .getAst();
            } catch (InvalidProtocolBufferException damaged) {
                // It can be made again, which the next lines do.
            }
        }
        var ast = compiler.compile(text).getAst();
        known.keep(
                text,
                () -> CelProtoAbstractSyntaxTree.fromCelAst(ast).toCheckedExpr().toByteArray());
        return ast;
    }
}
