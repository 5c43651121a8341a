package io.hullmark.engine.picture;

import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.Fact.Exec;
import io.hullmark.engine.facts.Fact.LifecycleSeen;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What lifecycle events tell between two snapshots: commands that run inside containers, and what led to the next snapshot. */
final class Activities {
    private static final Set<String> STOPS = Set.of("die", "stop");

    /** Happen often and change no configuration. */
    private static final Set<String> IDLE = Set.of(
            "attach",
            "detach",
            "resize",
            "top",
            "export",
            "copy",
            "archive-path",
            "extract-to-dir",
            "health_status",
            "exec_detach");

    private final PictureMemory memory;
    private final Views views;

    Activities(PictureMemory memory, Views views) {
        this.memory = memory;
        this.views = views;
    }

    void see(LifecycleSeen event, Changes changes) {
        var key = event.object();
        var before = memory.activities().find(key).orElse(Activity.NONE);
        var action = event.action();
        if (action.startsWith("exec_")) {
            if (key.kind() == ObjectKind.CONTAINER && memory.objects().find(key).isPresent()) {
                put(key, before, new Activity(execs(before.execs(), event), before.action()), changes);
            }
        } else if (STOPS.contains(action)) {
            put(key, before, new Activity(List.of(), action), changes);
        } else if (!IDLE.contains(action)) {
            put(key, before, new Activity(before.execs(), action), changes);
        }
    }

    void endExecs(ObjectKey key, Changes changes) {
        var before = memory.activities().find(key).orElse(Activity.NONE);
        put(key, before, new Activity(List.of(), before.action()), changes);
    }

    /** What led to a snapshot of this object; the next one has another reason. */
    String takeAction(ObjectKey key) {
        var before = memory.activities().find(key).orElse(Activity.NONE);
        if (!before.action().isEmpty()) {
            keep(key, new Activity(before.execs(), ""));
        }
        return before.action();
    }

    void forget(ObjectKey key) {
        memory.activities().forget(key);
    }

    /** Events of objects that never got a snapshot would else be kept for ever. */
    void forgetUnlisted(String hostId, Map<ObjectKey, Digest> listed) {
        var unlisted = new ArrayList<ObjectKey>();
        memory.activities().scan(ObjectKey.host(hostId), (key, activity) -> {
            if (!key.hostId().equals(hostId)) {
                return false;
            }
            if (key.kind() != ObjectKind.HOST && !listed.containsKey(key)) {
                unlisted.add(key);
            }
            return true;
        });
        unlisted.forEach(memory.activities()::forget);
    }

    private void put(ObjectKey key, Activity before, Activity after, Changes changes) {
        if (before.equals(after)) {
            return;
        }
        keep(key, after);
        if (!before.execs().equals(after.execs())) {
            var held = memory.objects().find(key);
            if (held.isPresent() && views.blindness(key.hostId(), held).isEmpty()) {
                views.refresh(key, after);
            }
            changes.change(key, SectionMask.ACTIVITY);
        }
    }

    private void keep(ObjectKey key, Activity activity) {
        if (activity.equals(Activity.NONE)) {
            memory.activities().forget(key);
        } else {
            memory.activities().put(key, activity);
        }
    }

    private static List<Exec> execs(List<Exec> before, LifecycleSeen event) {
        var id = event.exec().map(Exec::id).orElseGet(() -> event.attributes().getOrDefault("execID", ""));
        var known = before.stream().filter(exec -> exec.id().equals(id)).findFirst();
        var execs = new ArrayList<>(before);
        known.ifPresent(execs::remove);
        if (event.action().equals("exec_die") || id.isEmpty()) {
            return execs;
        }
        var seen = event.exec().or(() -> known).or(() -> started(event, id));
        seen.ifPresent(execs::add);
        return execs.size() > Activity.MOST_EXECS
                ? execs.subList(execs.size() - Activity.MOST_EXECS, execs.size())
                : execs;
    }

    /** Nobody could inspect it, but it runs. */
    private static Optional<Exec> started(LifecycleSeen event, String id) {
        return event.action().equals("exec_start")
                ? Optional.of(new Exec(id, Optional.empty(), Optional.empty(), List.of()))
                : Optional.empty();
    }
}
