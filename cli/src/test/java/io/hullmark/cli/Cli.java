package io.hullmark.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a call of the command said. */
record Cli(int exitCode, String out, String err) {

    static Cli run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Cli(exitCode, out.toString(), err.toString());
    }
}
