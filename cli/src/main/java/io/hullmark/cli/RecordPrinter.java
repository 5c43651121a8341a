package io.hullmark.cli;

import io.hullmark.cli.console.JsonLines;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * Prints records as they come: for people as text, for programs one object a line.
 *
 * @param out where to
 * @param format for whom
 * @param text the lines for people
 * @param <T> the kind of record
 */
record RecordPrinter<T extends SpecificRecord>(
        PrintWriter out, OutputFormat format, Function<List<T>, List<String>> text) {

    /** Whether somebody still takes what is printed: a reader of a pipe may have left. */
    boolean isRead() {
        return !out.checkError();
    }

    void print(List<T> records) {
        if (format == OutputFormat.json) {
            records.forEach(record -> out.println(JsonLines.of(record)));
        } else {
            text.apply(records).forEach(out::println);
        }
        out.flush();
    }
}
