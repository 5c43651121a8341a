package io.hullmark.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import io.hullmark.cli.console.Finding;
import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.rules.Glob;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Exceptions that cover findings of now and nothing else: one for each rule, host and set of elements.
 *
 * @param reason what all of them give as reason
 */
record CurrentExceptions(String reason, String requester, String approver, Instant startsAt, Instant expiresAt) {
    /** So that no exception grows beyond what may be published. */
    private static final int MOST_SUBJECTS = 500;

    private static final int LONGEST_RULE = 90;

    /** What one subject breaks a rule by. */
    private record Broken(String rule, Subject subject) {}

    /** Where findings are alike but for the subject. */
    private record Alike(String rule, String host, ObjectKind kind, SortedSet<String> elements) {}

    /** What can be named of these findings; a container or image without a name or id can't be. */
    List<PolicyException> of(List<Finding> findings) {
        Map<Broken, SortedSet<String>> broken = findings.stream()
                .filter(finding -> finding.subject().getKind() == ObjectKind.HOST
                        || !name(finding.subject()).isEmpty())
                .collect(groupingBy(
                        finding -> new Broken(finding.rule().id().value(), finding.subject()),
                        java.util.LinkedHashMap::new,
                        mapping(finding -> pattern(finding.element()), toCollection(TreeSet::new))));
        var alike = new java.util.LinkedHashMap<Alike, SortedSet<String>>();
        broken.forEach((one, elements) -> alike.computeIfAbsent(
                        new Alike(
                                one.rule(),
                                one.subject().getHostId(),
                                one.subject().getKind(),
                                elements),
                        unused -> new TreeSet<>())
                .add(name(one.subject())));
        var exceptions = new TreeMap<String, PolicyException>();
        alike.forEach((group, names) -> parts(List.copyOf(names)).forEach(part -> {
            var exception = exception(scope(group, part), group.rule());
            exceptions.put(exception.id(), exception);
        }));
        return List.copyOf(exceptions.values());
    }

    private static List<List<String>> parts(List<String> names) {
        var parts = new ArrayList<List<String>>();
        for (int from = 0; from < names.size(); from += MOST_SUBJECTS) {
            parts.add(names.subList(from, Math.min(names.size(), from + MOST_SUBJECTS)));
        }
        return parts;
    }

    private static String name(Subject subject) {
        return switch (subject.getKind()) {
            case CONTAINER -> subject.getName();
            case IMAGE -> subject.getImageId();
            default -> "";
        };
    }

    /** An element that is longer than a pattern may be is named by its beginning. */
    private static String pattern(String element) {
        return element.length() > Glob.LONGEST ? element.substring(0, Glob.LONGEST - 1) + "*" : element;
    }

    private static ExceptionScope scope(Alike group, List<String> names) {
        // a finding on the subject itself has no element to name
        var elements =
                group.elements().stream().filter(element -> !element.isEmpty()).toList();
        return new ExceptionScope(
                List.of(group.rule()),
                List.of(),
                List.of(group.host()),
                Map.of(),
                group.kind() == ObjectKind.IMAGE ? names : List.of(),
                group.kind() == ObjectKind.CONTAINER ? names : List.of(),
                Map.of(),
                "",
                "",
                elements);
    }

    private PolicyException exception(ExceptionScope scope, String rule) {
        var id = "accepted-%s-%s"
                .formatted(
                        rule.substring(0, Math.min(LONGEST_RULE, rule.length())), digest(scope.toString() + expiresAt));
        return new PolicyException(
                id, PolicyException.Type.RISK_ACCEPTED, scope, reason, requester, approver, "", startsAt, expiresAt);
    }

    /** Tells apart what is accepted of one rule. */
    private static String digest(String text) {
        try {
            var bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
