package io.hullmark.engine.language.expression;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import io.hullmark.engine.language.text.Passage;
import io.hullmark.engine.language.text.Problems;

/** What the place of an expression asks of its type. */
public enum Expected {
    CONDITION("a condition, that is true or false") {
        @Override
        boolean fits(CelType type) {
            return type.kind() == CelKind.BOOL;
        }
    },
    TEXT("a string") {
        @Override
        boolean fits(CelType type) {
            return type.kind() == CelKind.STRING;
        }
    },
    COLLECTION("a list or a map") {
        @Override
        boolean fits(CelType type) {
            return type instanceof ListType || type instanceof MapType;
        }
    },
    ANYTHING("a value") {
        @Override
        boolean fits(CelType type) {
            return true;
        }
    };

    private final String words;

    Expected(String words) {
        this.words = words;
    }

    abstract boolean fits(CelType type);

    void check(CelType type, Passage text, Problems problems) {
        if (!fits(type)) {
            problems.add(text.place(), "this must be %s, got %s".formatted(words, Complaints.name(type)));
        }
    }

    /** The type of the elements of a list or of the keys of a map. */
    static CelType elementOf(CelType range) {
        return range instanceof ListType list
                ? list.elemType()
                : range instanceof MapType map ? map.keyType() : SimpleType.DYN;
    }
}
