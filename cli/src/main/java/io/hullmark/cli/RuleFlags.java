package io.hullmark.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Flags of commands that judge without a cluster: by which rules. */
final class RuleFlags {
    @Option(names = "--rules", paramLabel = "DIR", description = "Rules to judge by. Default: the shipped pack.")
    private Path rules = RuleFiles.shipped();

    @Option(names = "--policy", paramLabel = "FILE", description = "The site's policy values.")
    private Optional<Path> policy = Optional.empty();

    RuleFiles read() {
        return RuleFiles.read(rules, policy);
    }
}
