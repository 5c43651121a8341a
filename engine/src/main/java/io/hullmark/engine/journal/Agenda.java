package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.HeldFinding;
import io.hullmark.engine.picture.Shelf;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Knows which subjects to come back to, and when. They are few: nearly all findings are told when they are seen. */
final class Agenda {
    private final Shelf<ObjectKey, Pending> shelf;
    private final TreeMap<ObjectKey, Pending> subjects = new TreeMap<>();
    private final TreeSet<Appointment> appointments = new TreeSet<>();

    private record Appointment(Instant due, ObjectKey subject) implements Comparable<Appointment> {
        private static final Comparator<Appointment> ORDER =
                Comparator.comparing(Appointment::due).thenComparing(Appointment::subject);

        @Override
        public int compareTo(Appointment other) {
            return ORDER.compare(this, other);
        }
    }

    Agenda(Shelf<ObjectKey, Pending> shelf) {
        this.shelf = shelf;
        shelf.scan(Ledger.first(), (subject, pending) -> {
            subjects.put(subject, pending);
            appointments.add(new Appointment(pending.due(), subject));
            return true;
        });
    }

    Optional<Instant> next() {
        return appointments.isEmpty()
                ? Optional.empty()
                : Optional.of(appointments.first().due());
    }

    /** Subjects whose time has come, in the order of their times. */
    List<ObjectKey> due(Instant now) {
        return appointments.stream()
                .takeWhile(appointment -> !appointment.due().isAfter(now))
                .map(Appointment::subject)
                .toList();
    }

    Optional<Pending> of(ObjectKey subject) {
        return Optional.ofNullable(subjects.get(subject));
    }

    /** The subjects that went away. */
    List<ObjectKey> departed() {
        return subjects.entrySet().stream()
                .filter(entry -> entry.getValue().isDeparted())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Comes back when the first of these findings is to be told. */
    void note(ObjectKey subject, List<HeldFinding> findings) {
        Optional<Instant> first = Optional.empty();
        for (HeldFinding finding : findings) {
            var due = finding.due();
            if (due.isPresent() && (first.isEmpty() || due.get().isBefore(first.get()))) {
                first = due;
            }
        }
        note(subject, first.map(due -> new Pending(due, Optional.empty())));
    }

    void note(ObjectKey subject, Optional<Pending> pending) {
        var before = of(subject);
        if (before.equals(pending)) {
            return;
        }
        before.ifPresent(known -> appointments.remove(new Appointment(known.due(), subject)));
        if (pending.isPresent()) {
            subjects.put(subject, pending.get());
            appointments.add(new Appointment(pending.get().due(), subject));
            shelf.put(subject, pending.get());
        } else {
            subjects.remove(subject);
            shelf.forget(subject);
        }
    }
}
