package io.hullmark.engine.language.expression;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelProtoAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.compiler.CelCompiler;
import dev.cel.expr.CheckedExpr;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checks texts, or finds what the checker said of them before. */
final class Checking {
    private final CelCompiler compiler;
    private final CheckedExpressions known;
    private final String vocabulary;

    /**
     * @param vocabulary everything that an expression may name, with its type
     */
    Checking(CelCompiler compiler, CheckedExpressions known, String vocabulary) {
        this.compiler = compiler;
        this.known = known;
        this.vocabulary = vocabulary;
    }

    CelAbstractSyntaxTree of(String text) throws CelValidationException {
        if (known == CheckedExpressions.NONE) {
            return compiler.compile(text).getAst();
        }
        var key = key(text);
        var found = known.find(key);
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
                key,
                () -> CelProtoAbstractSyntaxTree.fromCelAst(ast).toCheckedExpr().toByteArray());
        return ast;
    }

    private String key(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(vocabulary.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
