package io.hullmark.engine.whatif;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.rules.RuleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The courses of all findings on both sides, and where the sides have parted. What is alike and over is forgotten. */
final class Courses {
    /** No id stands before it. */
    private static final RuleId FIRST_RULE = new RuleId("0");

    private final TreeMap<Place, Course> courses = new TreeMap<>();
    private final EnumMap<World, Map<String, Place>> places = new EnumMap<>(World.class);
    private final Lineages lineages = new Lineages();
    private final TreeSet<Place> touched = new TreeSet<>();
    private final List<Deviation> deviations = new ArrayList<>();

    Courses() {
        for (World world : World.values()) {
            places.put(world, new TreeMap<>());
        }
    }

    /** A finding is there, or is covered or not, as it was not before. */
    void tell(World world, String findingId, Told told, Instant at) {
        var place = Optional.ofNullable(places(world).get(findingId))
                .orElseGet(() -> new Place(lineages.first(told.subject().key()), told.rule(), told.element()));
        places(world).put(findingId, place);
        courses.computeIfAbsent(place, any -> new Course(told, at)).tell(world, findingId, told);
        touched.add(place);
    }

    void resolve(World world, String findingId) {
        var place = places(world).remove(findingId);
        if (place != null) {
            course(place).resolve(world, findingId);
            touched.add(place);
        }
    }

    /** One container took the place of another at a moment, so what is told of both is told of one. */
    void join(ObjectKey successor, ObjectKey predecessor, Instant at) {
        var before = List.of(lineages.first(successor), lineages.first(predecessor));
        var first = lineages.join(successor, predecessor);
        before.stream().filter(key -> !key.equals(first)).forEach(key -> move(key, first, at));
    }

    private void move(ObjectKey from, ObjectKey to, Instant at) {
        for (Place old : of(from)) {
            var place = new Place(to, old.rule(), old.element());
            var moving = course(old);
            courses.remove(old);
            touched.remove(old);
            var kept = courses.putIfAbsent(place, moving);
            if (kept != null) {
                kept.absorb(moving);
                moving.settle(at, new Phase.Absent(), new Phase.Absent()).ifPresent(deviations::add);
            }
            for (World world : World.values()) {
                moving.ids(world).forEach(id -> places(world).put(id, place));
            }
            touched.add(place);
        }
    }

    private List<Place> of(ObjectKey subject) {
        return courses.tailMap(new Place(subject, FIRST_RULE, ""), true).keySet().stream()
                .takeWhile(place -> place.subject().equals(subject))
                .toList();
    }

    /** Everything may be told otherwise than before, because rules are no longer what they were. */
    void touchAll() {
        touched.addAll(courses.keySet());
    }

    /** What was told until now took effect at a moment. */
    void settle(Instant at, Side live, Side draft) {
        for (Place place : touched) {
            var course = course(place);
            course.settle(at, live.phase(course.findings(World.LIVE)), draft.phase(course.findings(World.DRAFT)))
                    .ifPresent(deviations::add);
            if (course.isOver()) {
                courses.remove(place);
            }
        }
        touched.clear();
    }

    /** Everything that was or is otherwise, ordered. */
    List<Deviation> deviations(Instant end) {
        var all = new ArrayList<>(deviations);
        courses.values().forEach(course -> course.rest(end).ifPresent(all::add));
        all.sort(Deviation.ORDER);
        return all;
    }

    private Course course(Place place) {
        return Optional.ofNullable(courses.get(place)).orElseThrow();
    }

    private Map<String, Place> places(World world) {
        return Optional.ofNullable(places.get(world)).orElseThrow();
    }
}
