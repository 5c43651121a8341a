package io.hullmark.engine.assessment;

import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.facts.SectionReader;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.journal.Outcome;
import io.hullmark.engine.journal.Outcome.FindingChanged;
import io.hullmark.engine.journal.Outcome.PostureChanged;
import io.hullmark.engine.journal.Outcome.PostureWithdrawn;
import io.hullmark.engine.picture.Silence;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.RuleMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Folds one partition of the journal, in its order, and notes what changes: of what took effect before the end of the span. A change
 * that comes in late counts from the moment on at which it took effect. What is remembered grows with what changes, not with entries.
 */
public final class AssessmentFold {
    /** So long after the span a contact can still tell something of it. */
    private static final Duration HINDSIGHT = Silence.LONGEST_INTERVAL.multipliedBy(3);

    private static final int MOST_OBJECTS = 4_096;

    private final Scope scope;
    private final JournalFold fold;
    private final RuleLives rules;
    private final FindingLives findings;
    private final DecisionLives<PolicyException> exceptions = new DecisionLives<>();
    private final DecisionLives<Attestation> attestations = new DecisionLives<>();
    private final TreeMap<String, HostContacts> contacts = new TreeMap<>();
    private final TreeMap<ObjectKey, SubjectCourse> subjects = new TreeMap<>();
    private final Map<SortedMap<RuleId, Optional<Said>>, SortedMap<RuleId, Optional<Said>>> shared = new HashMap<>();

    /** Knows nothing of the partition yet. */
    public AssessmentFold(Scope scope, RuleCompiler compiler, SectionReader reader) {
        this(scope, compiler, reader, Patience.STANDARD);
    }

    /** Tells changes sooner or later than others do. */
    AssessmentFold(Scope scope, RuleCompiler compiler, SectionReader reader, Patience patience) {
        this.scope = scope;
        this.fold = new JournalFold(compiler, reader, new HeapMemory(), MOST_OBJECTS, patience);
        this.rules = new RuleLives(scope.from());
        this.findings = new FindingLives(scope.from());
    }

    /** Whether something that takes effect then tells anything of the span. */
    public boolean concerns(Instant at) {
        return !at.isAfter(scope.to().plus(HINDSIGHT));
    }

    /** The next entry. */
    public void take(JournalEntry entry, Ground ground) {
        if (entry.fact() instanceof Fact.OfHost ofHost) {
            contacts.computeIfAbsent(ofHost.hostId(), any -> new HostContacts(scope.from()))
                    .heard(ofHost, entry.at(), ground);
        }
        if (!entry.at().isBefore(scope.to())) {
            return;
        }
        var outcomes = fold.apply(entry);
        noteWhatPeopleSay(entry, ground);
        for (Outcome outcome : outcomes) {
            if (outcome instanceof PostureChanged changed) {
                say(changed, ground);
            } else if (outcome instanceof PostureWithdrawn withdrawn) {
                leave(withdrawn.subject(), entry.at(), ground);
            } else if (outcome instanceof FindingChanged changed) {
                findings.tell(changed.transition(), ground);
            }
        }
    }

    private void noteWhatPeopleSay(JournalEntry entry, Ground ground) {
        var fact = entry.fact();
        if (fact instanceof Fact.RulePublished
                || fact instanceof Fact.RuleWithdrawn
                || fact instanceof Fact.PolicyPublished) {
            rules.are(fold.rules(), entry.at());
        } else if (fact instanceof Fact.ExceptionDecided decided) {
            exceptions.decide(decided.exception(), entry.at(), ground);
        } else if (fact instanceof Fact.ExceptionRevoked revoked) {
            exceptions.revoke(revoked.id(), entry.at(), ground);
        } else if (fact instanceof Fact.Attested attested) {
            attestations.decide(attested.attestation(), entry.at(), ground);
        } else if (fact instanceof Fact.AttestationRevoked revoked) {
            attestations.revoke(revoked.id(), entry.at(), ground);
        }
    }

    private void say(PostureChanged changed, Ground ground) {
        var key = changed.subject().key();
        subjects.computeIfAbsent(key, any -> new SubjectCourse(scope.from(), changed.subject()))
                .say(changed.subject(), labels(key), changed.verdicts(), changed.at(), ground, this::sharing);
    }

    private SortedMap<RuleId, Optional<Said>> sharing(SortedMap<RuleId, Optional<Said>> changed) {
        var known = shared.putIfAbsent(changed, changed);
        return known == null ? changed : known;
    }

    private void leave(ObjectKey key, Instant at, Ground ground) {
        var course = subjects.get(key);
        if (course != null) {
            course.leave(at, ground);
            if (course.isOver()) {
                subjects.remove(key);
            }
        }
    }

    private SortedMap<String, String> labels(ObjectKey subject) {
        var seen = fold.seen(subject);
        var labels = new TreeMap<String, String>();
        var field = seen.type().field("labels");
        if (field.isPresent() && seen.get(field.get().slot()) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> labels.put(String.valueOf(name), String.valueOf(value)));
        }
        return labels;
    }

    /**
     * What comes of it.
     *
     * @param known up to when what was heard is known
     */
    public Assessment end(Instant known) {
        var watches = new TreeMap<String, HostWatch>();
        var hosts = new ArrayList<HostCoverage>();
        contacts.forEach((hostId, heard) -> {
            watches.put(hostId, new HostWatch(heard.foundOut(known)));
            coverage(hostId, heard.all(known)).ifPresent(hosts::add);
        });
        return new Assessment(
                controls(watches),
                findings.all().stream()
                        .filter(this::isWanted)
                        .sorted(FindingLife.ORDER)
                        .toList(),
                exceptions.within(scope.from(), scope.to()),
                attestations.within(scope.from(), scope.to()),
                hosts,
                rules.controls());
    }

    private List<AssessedControl> controls(Map<String, HostWatch> watches) {
        var populations = rules.controls().stream()
                .filter(scope.controls())
                .map(control -> new Population(control, rules.serving(control, scope.rules())))
                .filter(Population::isServed)
                .toList();
        subjects.forEach((key, subject) -> {
            var watch = watches.get(key.hostId());
            if (watch != null && isWanted(subject)) {
                var course = new ControlCourse(scope, rules, watch, subject);
                populations.forEach(population -> population.add(subject.subject(), course));
            }
        });
        return populations.stream().map(Population::assessed).toList();
    }

    private boolean isWanted(FindingLife finding) {
        var known = subjects.get(finding.subject().key());
        var labels = known == null ? new TreeMap<String, String>() : known.labels();
        return finding.requirement().mode() == RuleMode.ENFORCE
                && scope.rules().test(finding.requirement().id())
                && finding.requirement().controls().stream().anyMatch(scope.controls())
                && scope.subjects().test(finding.subject(), labels);
    }

    private boolean isWanted(SubjectCourse subject) {
        return scope.subjects().test(subject.subject(), subject.labels());
    }

    private Stream<SubjectCourse> subjectsOf(String hostId) {
        return subjects.tailMap(ObjectKey.host(hostId), true).entrySet().stream()
                .takeWhile(entry -> entry.getKey().hostId().equals(hostId))
                .map(Map.Entry::getValue);
    }

    private Optional<HostCoverage> coverage(String hostId, List<BlindSpell> spells) {
        var host = subjects.get(ObjectKey.host(hostId));
        return host == null || subjectsOf(hostId).noneMatch(this::isWanted)
                ? Optional.empty()
                : HostPresence.of(host, scope, spells);
    }
}
