package io.hullmark.cli.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.rules.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What {@code check --output json} printed, in its order. */
public final class OwnVerdicts {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Does not apply to containers that docker ps does not show, and to them alone. */
    private static final String FOR_RUNNING_CONTAINERS = "container-health-checked";

    private final List<OwnVerdict> verdicts;
    private final Set<OwnSubject> subjects = new LinkedHashSet<>();
    private final Set<OwnSubject> stopped = new HashSet<>();

    private OwnVerdicts(List<OwnVerdict> verdicts) {
        this.verdicts = List.copyOf(verdicts);
        for (var verdict : verdicts) {
            subjects.add(verdict.subject());
            if (verdict.rule().equals(FOR_RUNNING_CONTAINERS) && verdict.verdict() == Verdict.NOT_APPLICABLE) {
                stopped.add(verdict.subject());
            }
        }
    }

    /**
     * Reads lines of JSON.
     *
     * @param place what to call the lines in complaints
     */
    public static OwnVerdicts parse(String place, String lines) {
        var verdicts = new ArrayList<OwnVerdict>();
        int number = 0;
        for (var line : lines.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                verdicts.add(verdict(place + ":" + number, line));
            }
        }
        if (verdicts.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: there is no verdict in it; give what 'hullmark check --output json' printed".formatted(place));
        }
        return new OwnVerdicts(verdicts);
    }

    private static OwnVerdict verdict(String place, String line) {
        try {
            JsonNode tree = JSON.readTree(line);
            return OwnVerdict.from(tree);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s: this is no verdict; give what 'hullmark check --output json' printed".formatted(place), e);
        }
    }

    List<OwnVerdict> all() {
        return verdicts;
    }

    /** Of one kind. */
    List<OwnSubject> subjects(ObjectKind kind) {
        return subjects.stream().filter(subject -> subject.kind() == kind).toList();
    }

    /** Whether it is a container that is stopped, or was never started. */
    boolean isStopped(OwnSubject subject) {
        return stopped.contains(subject);
    }
}
