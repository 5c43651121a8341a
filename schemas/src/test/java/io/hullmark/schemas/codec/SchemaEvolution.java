package io.hullmark.schemas.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** Whether two versions of a record read each other: what every schema must keep with all its predecessors. */
final class SchemaEvolution {
    private SchemaEvolution() {}

    /** Why they don't; empty when they do. */
    static List<String> problems(Schema today, Schema archived) {
        var problems = new ArrayList<String>();
        unreadable(today, archived).forEach(why -> problems.add("today's readers can't read what was written: " + why));
        unreadable(archived, today)
                .forEach(why -> problems.add("old readers can't read what is written today: " + why));
        otherMeaning(today, archived, today.getName(), problems);
        return problems;
    }

    private static List<String> unreadable(Schema reader, Schema writer) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult();
        return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
                ? List.of()
                : result.getIncompatibilities().stream()
                        .map(found -> found.getType() + " at " + found.getLocation() + ": " + found.getMessage())
                        .toList();
    }

    /** Avro compares neither logical types nor docs: a time in milliseconds would pass for one in microseconds. */
    private static void otherMeaning(Schema one, Schema other, String path, List<String> problems) {
        if (one.getType() != other.getType()) {
            return;
        }
        if (!Objects.equals(one.getLogicalType(), other.getLogicalType())) {
            problems.add(path + " was a " + other.getLogicalType() + " and is a " + one.getLogicalType());
        }
        switch (one.getType()) {
            case RECORD -> {
                for (var field : one.getFields()) {
                    var before = other.getField(field.name());
                    if (before != null) {
                        otherMeaning(field.schema(), before.schema(), path + "." + field.name(), problems);
                    }
                }
            }
            case ARRAY -> otherMeaning(one.getElementType(), other.getElementType(), path + "[]", problems);
            case MAP -> otherMeaning(one.getValueType(), other.getValueType(), path + "{}", problems);
            case UNION -> {
                for (var branch : one.getTypes()) {
                    var index = other.getIndexNamed(branch.getFullName());
                    if (index != null) {
                        otherMeaning(branch, other.getTypes().get(index), path, problems);
                    }
                }
            }
            default -> {}
        }
    }
}
