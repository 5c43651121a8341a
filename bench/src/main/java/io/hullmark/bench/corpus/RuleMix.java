package io.hullmark.bench.corpus;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Rules as sites write them, in four kinds. The numbers in them differ, so that no two ask the same. None fails on
 * {@link Inspected#container}, but for as many in a hundred as are asked to.
 */
public enum RuleMix {
    /** Booleans, numbers and what is absent, as in the CIS benchmark. */
    BOOLEANS(
            "!container.privileged",
            "container.readonlyRootfs",
            "has(container.pidsLimit) && container.pidsLimit > %d % 90",
            "container.memory >= %d",
            "container.networkMode != 'host' && container.pidMode != 'host'",
            "size(container.devices) == 0 && size(container.deviceRequests) == 0",
            "container.user != '' && container.user != 'root'",
            "has(container.healthcheck)"),
    /** Scoped by a label that another container has: the rules of many teams, of which each concerns few containers. */
    LABELS("!container.privileged", "container.readonlyRootfs", "container.memory >= %d"),
    /** What is looked for in texts. */
    SUBSTRINGS(
            "!container.image.contains('mirror-%d.example')",
            "!container.command.exists(c, c.contains('--token-%d'))",
            "!container.env.exists(e, e.name.startsWith('LEGACY_%d_'))",
            "!container.name.endsWith('-%d-canary')",
            "!container.image.matches('^registry%d[.]example/team-[a-z]+/')"),
    /** What is looked for in lists. */
    MEMBERSHIP(
            "!('CAP_%d' in container.capAdd)",
            "container.mounts.all(m, !m.source.startsWith('/srv/%d/'))",
            "!container.publishedPorts.exists(p, p.hostPort == %d)",
            "!(container.networkMode in ['net-%d', 'host', 'ingress'])");

    private static final String RUNNING = "container.state == 'running'";

    @SuppressWarnings("ImmutableEnumChecker") // it never changes, which the checker can't see of a JDK list
    private final List<String> requirements;

    RuleMix(String... requirements) {
        this.requirements = List.of(requirements);
    }

    /**
     * One rule in CEL.
     *
     * @param applies whether it speaks of a container
     * @param require what it asks of it
     */
    public record Expressions(String applies, String require) {
        /** The rule as it is published. */
        public String yaml(int number) {
            return """
                    id: bench-%d
                    title: A rule of the benchmark
                    subject: container
                    severity: low
                    applies: "%s"
                    require: "%s"
                    message: "{container.name} breaks a rule"
                    remediation: Nothing needs to be done.
                    tests:
                      - {given: {container: {privileged: false}}, expect: UNKNOWN}
                    """.formatted(number, applies, require);
        }
    }

    /** So many rules, of which so many in a hundred fail. */
    public List<Expressions> rules(int count, int percent) {
        return IntStream.range(0, count)
                .mapToObj(number -> rule(number, fails(number, percent)))
                .toList();
    }

    /** How many of so many rules fail. */
    public static int failing(int count, int percent) {
        return (int) IntStream.range(0, count)
                .filter(number -> fails(number, percent))
                .count();
    }

    private Expressions rule(int number, boolean fails) {
        var requirement = requirements.get(number % requirements.size()).replace("%d", String.valueOf(number));
        var team = fails ? "team-hit" : "team-" + number;
        return new Expressions(
                this == LABELS ? "container.labels['team'] == '%s'".formatted(team) : RUNNING,
                fails ? "!(%s)".formatted(requirement) : requirement);
    }

    /** Spreads the failing ones evenly over the kinds of requirements. */
    private static boolean fails(int number, int percent) {
        return (number * 37) % 100 < percent;
    }
}
