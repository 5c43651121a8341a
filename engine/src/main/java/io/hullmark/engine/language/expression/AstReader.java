package io.hullmark.engine.language.expression;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.UnsignedLong;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.types.TypeParamType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what {@link AstWriter} wrote. Bytes that are damaged end in one of the exceptions of {@link ByteBuffer}, of lists or of CEL. */
final class AstReader {
    private final ByteBuffer bytes;

    private AstReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    static CelAbstractSyntaxTree read(byte[] bytes) {
        return new AstReader(bytes).ast();
    }

    private CelAbstractSyntaxTree ast() {
        var expression = expression();
        var types = numbered(this::type);
        var references = numbered(this::reference);
        var source = CelSource.newBuilder()
                .addAllMacroCalls(numbered(this::expression))
                .build();
        return CelAbstractSyntaxTree.newCheckedAst(expression, source, references, types);
    }

    private <V> ImmutableMap<Long, V> numbered(Supplier<V> value) {
        var values = ImmutableMap.<Long, V>builder();
        for (int left = bytes.getInt(); left > 0; left--) {
            values.put(bytes.getLong(), value.get());
        }
        return values.buildOrThrow();
    }

    private CelExpr expression() {
        var kind = AstWriter.KINDS.get(bytes.get());
        long id = bytes.getLong();
        return switch (kind) {
            case NOT_SET -> CelExpr.ofNotSet(id);
            case CONSTANT -> CelExpr.ofConstant(id, constant());
            case IDENT -> CelExpr.ofIdent(id, text());
            case SELECT -> CelExpr.ofSelect(id, expression(), text(), truth());
            case CALL -> call(id);
            case LIST -> CelExpr.ofList(id, expressions(), ImmutableList.of());
            case MAP -> map(id);
            case COMPREHENSION ->
                CelExpr.ofComprehension(
                        id, text(), expression(), text(), expression(), expression(), expression(), expression());
            default -> throw new IllegalArgumentException("nothing is kept of the kind " + kind);
        };
    }

    private ImmutableList<CelExpr> expressions() {
        var expressions = ImmutableList.<CelExpr>builder();
        for (int left = bytes.getInt(); left > 0; left--) {
            expressions.add(expression());
        }
        return expressions.build();
    }

    private CelConstant constant() {
        var kind = AstWriter.CONSTANTS.get(bytes.get());
        return switch (kind) {
            case BOOLEAN_VALUE -> CelConstant.ofValue(truth());
            case INT64_VALUE -> CelConstant.ofValue(bytes.getLong());
            case UINT64_VALUE -> CelConstant.ofValue(UnsignedLong.fromLongBits(bytes.getLong()));
            case DOUBLE_VALUE -> CelConstant.ofValue(bytes.getDouble());
            case STRING_VALUE -> CelConstant.ofValue(text());
            default -> throw new IllegalArgumentException("nothing is kept of the kind " + kind);
        };
    }

    private CelExpr call(long id) {
        var function = text();
        var target = truth() ? Optional.of(expression()) : Optional.<CelExpr>empty();
        return CelExpr.ofCall(id, target, function, expressions());
    }

    private CelExpr map(long id) {
        var entries = ImmutableList.<CelExpr.CelMap.Entry>builder();
        for (int left = bytes.getInt(); left > 0; left--) {
            entries.add(CelExpr.ofMapEntry(bytes.getLong(), expression(), expression(), false));
        }
        return CelExpr.ofMap(id, entries.build());
    }

    private CelType type() {
        byte kind = bytes.get();
        return switch (kind) {
            case AstWriter.SIMPLE -> AstWriter.SIMPLE_TYPES.get(bytes.get());
            case AstWriter.STRUCT -> StructTypeReference.create(text());
            case AstWriter.PARAMETER -> TypeParamType.create(text());
            case AstWriter.LIST -> ListType.create(type());
            case AstWriter.MAP -> MapType.create(type(), type());
            default -> throw new IllegalArgumentException("there is no type of the kind " + kind);
        };
    }

    private CelReference reference() {
        var reference = CelReference.newBuilder();
        for (int left = bytes.getInt(); left > 0; left--) {
            reference.addOverloadIds(text());
        }
        return reference.build();
    }

    private boolean truth() {
        return bytes.get() != 0;
    }

    private String text() {
        int length = Objects.checkIndex(bytes.getInt(), bytes.remaining() + 1);
        var text = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return text;
    }
}
