package io.hullmark.engine.picture;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.Fact.Completeness;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.Section;
import io.hullmark.engine.facts.Struct;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects as rules and other objects may see them: opened snapshots, or nothing at all where nobody can vouch for them. Keeps
 * those that were used last.
 */
final class Views {
    private static final int EXECS = slot(ContainerFacts.TYPE.field("execs"));
    private static final int ID = slot(HostFacts.TYPE.field("id"));
    private static final int CONDITIONS = slot(ContainerFacts.TYPE.field("conditions"));
    private static final int UNMEASURED = slot(ContainerFacts.TYPE.field("unmeasured"));
    private static final int HOST_CONDITIONS = slot(HostFacts.TYPE.field("conditions"));
    private static final int HOST_UNMEASURED = slot(HostFacts.TYPE.field("unmeasured"));
    private static final int COVERAGE = slot(HostFacts.TYPE.field("coverage"));

    private final PictureMemory memory;
    private final Hosts hosts;
    private final Decoding decoding;
    private final Recent<ObjectKey, View> recent;

    /** One object; {@code effective} and {@code whole} only of containers, and only once somebody asked. */
    static final class View {
        private Struct plain;
        private @Nullable Object effective;
        private @Nullable Struct whole;

        private View(Struct plain) {
            this.plain = plain;
        }

        Struct plain() {
            return plain;
        }

        /** What was last worked out; null when that is not known any more. */
        @Nullable
        Object effective() {
            return effective;
        }

        void effective(Object value) {
            effective = value;
            whole = null;
        }

        /** With the effective values in their place. */
        Struct whole(int slot, Object value) {
            var known = whole;
            if (known == null) {
                known = plain.toBuilder().set(slot, value).build();
                whole = known;
            }
            return known;
        }
    }

    Views(PictureMemory memory, Hosts hosts, Decoding decoding, int most) {
        this.memory = memory;
        this.hosts = hosts;
        this.decoding = decoding;
        this.recent = new Recent<>(most);
    }

    View of(ObjectKey key) {
        var known = recent.find(key);
        if (known != null) {
            return known;
        }
        var view = new View(see(key));
        recent.put(key, view);
        return view;
    }

    /** The view if it is at hand. */
    @Nullable
    View atHand(ObjectKey key) {
        return recent.find(key);
    }

    void forget(ObjectKey key) {
        recent.forget(key);
    }

    /** Some sections of an object changed that we could see before and can see now. */
    void refresh(ObjectKey key, List<Section> changed, List<String> vanished) {
        var view = recent.find(key);
        if (view == null) {
            return;
        }
        var builder = view.plain.toBuilder();
        vanished.forEach(section -> builder.missing(section, Missing.NOT_SEEN));
        changed.forEach(section -> decoding.open(section, builder));
        view.plain = builder.build();
        view.whole = null;
    }

    /** Other commands run inside a container. */
    void refresh(ObjectKey key, Activity activity) {
        var view = recent.find(key);
        if (view != null) {
            view.plain = view.plain.toBuilder()
                    .set(EXECS, Decoding.execs(activity.execs()))
                    .build();
            view.whole = null;
        }
    }

    /** Other conditions hold, or something else is measured. */
    void refreshConditions(ObjectKey key) {
        var view = recent.find(key);
        if (view != null && blindness(key.hostId(), memory.objects().find(key)).isEmpty()) {
            var builder = view.plain.toBuilder();
            condition(key, builder);
            view.plain = builder.build();
            view.whole = null;
        }
    }

    /** Why nothing of an object can be trusted now, if so. */
    Optional<Missing> blindness(String hostId, Optional<HeldObject> held) {
        var silent = hosts.find(hostId).flatMap(HostState::silentSince);
        if (silent.isPresent()) {
            return Optional.of(new Missing("the host has been silent since " + silent.get()));
        }
        return held.filter(object -> object.freshness() == HeldObject.Freshness.OUTSTANDING)
                .map(object -> new Missing("a snapshot of this object is outstanding"));
    }

    private Struct see(ObjectKey key) {
        var type = Decoding.type(key.kind());
        var held = memory.objects().find(key);
        var blindness = blindness(key.hostId(), held);
        var builder = blindness.isPresent()
                ? Decoding.blind(type, blindness.get())
                : held.map(object -> decoding.open(type, object)).orElseGet(() -> Struct.of(type));
        if (blindness.isEmpty() && (key.kind() == ObjectKind.HOST || key.kind() == ObjectKind.CONTAINER)) {
            condition(key, builder);
        }
        if (key.kind() == ObjectKind.HOST) {
            // Known before any snapshot and while the host is silent: its key says it, and messages must name somebody.
            builder.set(ID, key.hostId());
            hosts.find(key.hostId()).ifPresent(state -> builder.set(COVERAGE, coverage(state)));
        } else if (key.kind() == ObjectKind.CONTAINER
                && blindness.isEmpty()
                && held.isPresent()
                && heardOf(held.get(), builder)) {
            var activity = memory.activities().find(key).orElse(Activity.NONE);
            builder.set(EXECS, Decoding.execs(activity.execs()));
        }
        return builder.build();
    }

    private void condition(ObjectKey key, Struct.Builder builder) {
        var held = memory.conditions().find(key).orElse(HeldConditions.NONE);
        var host = key.kind() == ObjectKind.HOST
                ? held
                : memory.conditions().find(ObjectKey.host(key.hostId())).orElse(HeldConditions.NONE);
        var reason = host.unmeasured().or(held::unmeasured);
        Object unmeasured = reason.isPresent() ? new Missing(reason.get()) : held.missing();
        boolean ofHost = key.kind() == ObjectKind.HOST;
        builder.set(ofHost ? HOST_CONDITIONS : CONDITIONS, Decoding.conditions(held.conditions()));
        builder.set(ofHost ? HOST_UNMEASURED : UNMEASURED, unmeasured);
    }

    /** Where nobody can hear of commands, the reader of a complete snapshot has said so. */
    private static boolean heardOf(HeldObject container, Struct.Builder builder) {
        return container.completeness() != Completeness.COMPLETE || builder.untouched(EXECS);
    }

    private static Struct coverage(HostState state) {
        var gap = state.gap();
        return Struct.of(HostFacts.COVERAGE)
                .set("silent", state.silentSince().isPresent())
                .set("complete", gap.isEmpty())
                .set("cause", gap.map(HostState.Gap::cause).orElse(""))
                .set("detail", gap.map(HostState.Gap::detail).orElse(""))
                .build();
    }

    private static int slot(Optional<io.hullmark.engine.facts.Field> field) {
        return field.orElseThrow().slot();
    }
}
