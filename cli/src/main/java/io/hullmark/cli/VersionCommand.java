package io.hullmark.cli;

import io.hullmark.schemas.codec.SchemaArchive;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells what runs here. */
@Command(name = "version", description = "Tell the versions of Hullmark, Kafka's client, Java and the wire.")
final class VersionCommand implements Runnable, IVersionProvider {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        for (String line : getVersion()) {
            spec.commandLine().getOut().println(line);
        }
    }

    static String ofHullmark() {
        var version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(built from sources)" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "hullmark " + ofHullmark(),
            "kafka    " + AppInfoParser.getVersion(),
            "java     " + Runtime.version(),
            "wire     " + SchemaArchive.all().size() + " schemas"
        };
    }
}
