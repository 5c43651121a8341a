package io.hullmark.cli;

import io.hullmark.cli.console.JsonLines;
import io.hullmark.cli.console.ViolationText;
import io.hullmark.wire.Violation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints violations: for people in blocks of what belongs together, for programs one object a line. */
record ViolationPrinter(PrintWriter out, OutputFormat format, ViolationText text) {

    /** Whether somebody still takes what is printed: a reader of a pipe may have left. */
    boolean isRead() {
        return !out.checkError();
    }

    void print(List<Violation> violations) {
        if (format == OutputFormat.json) {
            violations.forEach(violation -> out.println(JsonLines.of(violation)));
        } else {
            var block = new ArrayList<Violation>();
            for (Violation violation : violations) {
                if (!block.isEmpty() && !ViolationText.together(block.get(0), violation)) {
                    text.block(block).forEach(out::println);
                    block.clear();
                }
                block.add(violation);
            }
            if (!block.isEmpty()) {
                text.block(block).forEach(out::println);
            }
        }
        out.flush();
    }
}
