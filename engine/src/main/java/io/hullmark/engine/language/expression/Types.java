package io.hullmark.engine.language.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import io.hullmark.engine.facts.FieldType;
import io.hullmark.engine.facts.FieldType.ListOf;
import io.hullmark.engine.facts.FieldType.MapOf;
import io.hullmark.engine.facts.FieldType.Scalar;
import io.hullmark.engine.facts.StructType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Our types in the words of the reference implementation, which then needs no protobuf messages to know them. */
@SuppressWarnings("Immutable") // nothing changes after construction, which the checker can't see of JDK collections
final class Types implements CelTypeProvider {
    /** Keeps names of types apart from those of variables. */
    static final String PREFIX = "hullmark.";

    static final CelType POLICY = StructTypeReference.create(PREFIX + Dialect.POLICY);

    private final Map<String, StructType> structs = new LinkedHashMap<>();
    private final Map<String, CelType> declared = new LinkedHashMap<>();

    private Types() {}

    /** Some structs and all those within them. */
    static Types of(Collection<StructType> roots) {
        var types = new Types();
        roots.forEach(types::gather);
        return types;
    }

    /** The same, but with a struct in the place of the one that had its name. */
    Types with(StructType struct) {
        var types = new Types();
        types.structs.putAll(structs);
        types.declared.putAll(declared);
        types.structs.remove(PREFIX + struct.name());
        types.gather(struct);
        return types;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(declared.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(declared.get(name));
    }

    /** The struct that a name of the checker stands for. */
    Optional<StructType> struct(String name) {
        return Optional.ofNullable(structs.get(name));
    }

    /** The struct that an expression of some type gives. */
    Optional<StructType> struct(CelType type) {
        return struct(type.name());
    }

    /** The type of the elements of a list or of the keys of a map. */
    FieldType element(CelType range) {
        if (range instanceof ListType list) {
            return struct(list.elemType()).map(FieldType.class::cast).orElse(Scalar.STRING);
        }
        return Elements.MAP_KEY;
    }

    static CelType of(FieldType type) {
        if (type instanceof ListOf list) {
            return ListType.create(of(list.element()));
        }
        if (type instanceof MapOf map) {
            return MapType.create(SimpleType.STRING, of(map.value()));
        }
        if (type instanceof StructType struct) {
            return StructTypeReference.create(PREFIX + struct.name());
        }
        return switch ((Scalar) type) {
            case BOOL -> SimpleType.BOOL;
            case INT -> SimpleType.INT;
            case DOUBLE -> SimpleType.DOUBLE;
            case STRING -> SimpleType.STRING;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case DURATION -> SimpleType.DURATION;
        };
    }

    /** All structs with the names and types of their fields. */
    String description() {
        return structs.values().stream()
                .map(struct -> struct.name() + '{' + description(struct) + '}')
                .collect(Collectors.joining());
    }

    private void gather(FieldType type) {
        if (type instanceof ListOf list) {
            gather(list.element());
        } else if (type instanceof MapOf map) {
            gather(map.value());
        } else if (type instanceof StructType struct) {
            var known = structs.putIfAbsent(PREFIX + struct.name(), struct);
            if (known == null) {
                declared.put(PREFIX + struct.name(), declaration(struct));
                struct.fields().forEach(field -> gather(field.type()));
            } else if (known != struct) {
                throw new IllegalArgumentException("two types are called '%s'".formatted(struct));
            }
        }
    }

    private static CelType declaration(StructType struct) {
        var names = struct.fields().stream().map(field -> field.name()).collect(ImmutableSet.toImmutableSet());
        return dev.cel.common.types.StructType.create(
                PREFIX + struct.name(), names, name -> struct.field(name).map(field -> of(field.type())));
    }

    private static String description(StructType struct) {
        return struct.fields().stream()
                .map(field -> field.name() + ' ' + of(field.type()))
                .collect(Collectors.joining(","));
    }
}
