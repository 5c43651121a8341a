package io.hullmark.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** What a call of the command said. */
record Cli(int exitCode, String out, String err) {

    static Cli run(String... arguments) {
        return with(Map.of(), arguments);
    }

    /** With an environment. */
    static Cli with(Map<String, String> environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Main.run(environment, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Cli(exitCode, out.toString(), err.toString());
    }
}
