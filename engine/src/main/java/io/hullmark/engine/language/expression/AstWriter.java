package io.hullmark.engine.language.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a checked expression as bytes that {@link AstReader} reads: what {@link Translator} and {@link Clauses} ask of it, but not where
 * in the text something stands, since nothing will be refused again. To read the protobuf message that CEL has for it took a tenth of a
 * whole check.
 */
final class AstWriter {
    /** A kind tells its place here, and so does one of constants, and a simple type. */
    static final List<CelExpr.ExprKind.Kind> KINDS = List.of(CelExpr.ExprKind.Kind.values());

    static final List<CelConstant.Kind> CONSTANTS = List.of(CelConstant.Kind.values());

    static final List<CelType> SIMPLE_TYPES = List.of(
            SimpleType.BOOL,
            SimpleType.INT,
            SimpleType.UINT,
            SimpleType.DOUBLE,
            SimpleType.STRING,
            SimpleType.BYTES,
            SimpleType.TIMESTAMP,
            SimpleType.DURATION,
            SimpleType.NULL_TYPE,
            SimpleType.DYN,
            SimpleType.ANY,
            SimpleType.ERROR);

    /** Before the place of a simple type, the name of a struct or a parameter, the parameters of lists and maps. */
    static final byte SIMPLE = 0;

    static final byte STRUCT = 1;
    static final byte LIST = 2;
    static final byte MAP = 3;
    static final byte PARAMETER = 4;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private AstWriter() {}

    static byte[] bytes(CelAbstractSyntaxTree ast) {
        var writer = new AstWriter();
        try {
            writer.write(ast);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return writer.bytes.toByteArray();
    }

    private void write(CelAbstractSyntaxTree ast) throws IOException {
        expression(ast.getExpr());
        for (var type : counted(ast.getTypeMap()).entrySet()) {
            out.writeLong(type.getKey());
            type(type.getValue());
        }
        for (var reference : counted(ast.getReferenceMap()).entrySet()) {
            out.writeLong(reference.getKey());
            reference(reference.getValue());
        }
        for (var macro : counted(ast.getSource().getMacroCalls()).entrySet()) {
            out.writeLong(macro.getKey());
            expression(macro.getValue());
        }
    }

    private <V> Map<Long, V> counted(Map<Long, V> values) throws IOException {
        out.writeInt(values.size());
        return new TreeMap<>(values);
    }

    private void expression(CelExpr expression) throws IOException {
        out.writeByte(KINDS.indexOf(expression.getKind()));
        out.writeLong(expression.id());
        switch (expression.getKind()) {
            case NOT_SET -> {}
            case CONSTANT -> constant(expression.constant());
            case IDENT -> text(expression.ident().name());
            case SELECT -> {
                expression(expression.select().operand());
                text(expression.select().field());
                out.writeBoolean(expression.select().testOnly());
            }
            case CALL -> call(expression.call());
            case LIST -> expressions(expression.list().elements());
            case MAP -> map(expression.map());
            case COMPREHENSION -> loop(expression.comprehension());
            default -> throw new IllegalArgumentException("not kept, since it is refused: " + expression.getKind());
        }
    }

    private void expressions(Collection<CelExpr> expressions) throws IOException {
        out.writeInt(expressions.size());
        for (var expression : expressions) {
            expression(expression);
        }
    }

    private void constant(CelConstant constant) throws IOException {
        out.writeByte(CONSTANTS.indexOf(constant.getKind()));
        switch (constant.getKind()) {
            case BOOLEAN_VALUE -> out.writeBoolean(constant.booleanValue());
            case INT64_VALUE -> out.writeLong(constant.int64Value());
            case UINT64_VALUE -> out.writeLong(constant.uint64Value().longValue());
            case DOUBLE_VALUE -> out.writeDouble(constant.doubleValue());
            case STRING_VALUE -> text(constant.stringValue());
            default -> throw new IllegalArgumentException("not kept, since it is refused: " + constant.getKind());
        }
    }

    private void call(CelExpr.CelCall call) throws IOException {
        text(call.function());
        out.writeBoolean(call.target().isPresent());
        if (call.target().isPresent()) {
            expression(call.target().get());
        }
        expressions(call.args());
    }

    private void map(CelExpr.CelMap map) throws IOException {
        out.writeInt(map.entries().size());
        for (var entry : map.entries()) {
            out.writeLong(entry.id());
            expression(entry.key());
            expression(entry.value());
        }
    }

    private void loop(CelExpr.CelComprehension loop) throws IOException {
        text(loop.iterVar());
        expression(loop.iterRange());
        text(loop.accuVar());
        expression(loop.accuInit());
        expression(loop.loopCondition());
        expression(loop.loopStep());
        expression(loop.result());
    }

    private void type(CelType type) throws IOException {
        switch (type.kind()) {
            case LIST -> {
                out.writeByte(LIST);
                type(type.parameters().get(0));
            }
            case MAP -> {
                out.writeByte(MAP);
                type(type.parameters().get(0));
                type(type.parameters().get(1));
            }
            case STRUCT -> {
                out.writeByte(STRUCT);
                text(type.name());
            }
            case TYPE_PARAM -> {
                out.writeByte(PARAMETER);
                text(type.name());
            }
            default -> {
                out.writeByte(SIMPLE);
                out.writeByte(SIMPLE_TYPES.indexOf(type));
            }
        }
    }

    private void reference(CelReference reference) throws IOException {
        out.writeInt(reference.overloadIds().size());
        for (var overload : reference.overloadIds()) {
            text(overload);
        }
    }

    private void text(String text) throws IOException {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
