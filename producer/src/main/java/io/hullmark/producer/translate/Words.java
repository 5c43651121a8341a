package io.hullmark.producer.translate;

import io.hullmark.producer.redact.Redactor;
import io.hullmark.wire.EnvironmentVariable;
import io.hullmark.wire.HealthCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a container or an image runs, without secrets. */
record Words(List<String> entrypoint, List<String> command) {
    /** Entry point and command are one command line: a flag at the end of one may announce a secret at the start of the other. */
    static Words of(Raw config, Redactor redactor) {
        var entrypoint = config.texts("Entrypoint");
        var line = new ArrayList<>(entrypoint);
        line.addAll(config.texts("Cmd"));
        var redacted = redactor.words(line);
        return new Words(redacted.subList(0, entrypoint.size()), redacted.subList(entrypoint.size(), line.size()));
    }

    static List<EnvironmentVariable> env(Raw config, Redactor redactor, Clip clip) {
        var env = new ArrayList<EnvironmentVariable>();
        for (String entry : clip.list(config.texts("Env"))) {
            var variable = redactor.variable(entry);
            var name = clip.text(variable.getName());
            env.add(
                    name.equals(variable.getName())
                            ? variable
                            : EnvironmentVariable.newBuilder(variable)
                                    .setName(name)
                                    .build());
        }
        return env;
    }

    static Optional<HealthCheck> healthcheck(Raw config, Redactor redactor, Clip clip) {
        var check = config.at("Healthcheck");
        var test = check.texts("Test");
        return test.isEmpty()
                ? Optional.empty()
                : Optional.of(HealthCheck.newBuilder()
                        .setTest(clip.texts(redactor.words(test)))
                        .setIntervalNanos(check.number("Interval"))
                        .setTimeoutNanos(check.number("Timeout"))
                        .setRetries(check.number("Retries"))
                        .build());
    }
}
