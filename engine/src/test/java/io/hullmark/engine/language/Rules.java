package io.hullmark.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Problem;
import io.hullmark.engine.rules.Rule;
import java.util.List;

/** Rules and subjects of which a test tells only what it is about. */
final class Rules {
    private Rules() {}

    /** A rule on containers with some lines of its own. */
    static String text(String lines) {
        return """
                id: my-rule
                title: It holds
                subject: container
                severity: high
                message: "{container.name} is wrong"
                remediation: Make it right.
                """ + lines;
    }

    static Rule rule(String lines) {
        return compiled(text(lines), PolicyValues.NONE);
    }

    static Rule compiled(String text, PolicyValues policy) {
        var compilation = new CelRules().compile(text, policy);
        assertThat(compilation).isInstanceOf(Compilation.Accepted.class);
        return ((Compilation.Accepted) compilation).rule();
    }

    static List<Problem> problems(String text) {
        return problems(text, PolicyValues.NONE);
    }

    static List<Problem> problems(String text, PolicyValues policy) {
        var compilation = new CelRules().compile(text, policy);
        assertThat(compilation).isInstanceOf(Compilation.Refused.class);
        return ((Compilation.Refused) compilation).problems();
    }

    static Struct.Builder container() {
        return Struct.of(ContainerFacts.TYPE).set("name", "web");
    }

    static Struct mount(String source, String destination, boolean rw) {
        return Struct.of(ContainerFacts.MOUNT)
                .set("type", "bind")
                .set("source", source)
                .set("destination", destination)
                .set("rw", rw)
                .build();
    }

    static Bindings bindings(Struct.Builder container) {
        return new Bindings(
                Struct.of(HostFacts.TYPE).build(), Struct.of(ImageFacts.TYPE).build(), container.build());
    }
}
