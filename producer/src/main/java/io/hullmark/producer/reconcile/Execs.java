package io.hullmark.producer.reconcile;

import io.hullmark.producer.docker.Answer;
import io.hullmark.producer.docker.Engine;
import io.hullmark.producer.docker.EngineEvent;
import io.hullmark.producer.translate.Translator;
import io.hullmark.wire.ExecSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the commands that people run inside containers. The event gives the command line alone, so each exec is inspected, for its
 * user and its privileges, before its start is told; what happens to it meanwhile waits, but nothing else does. The engine's own
 * health checks are left out: they are noise, and the configuration tells of them.
 */
final class Execs {
    private static final int MOST_FOLLOWED = 1_024;
    private static final int MOST_AT_ONCE = 8;
    private static final double BURST = 20;
    private static final double PER_SECOND = 10;

    private final Desk desk;
    private final Engine engine;
    private final Translator translator;
    private final Teller teller;
    private final Inventory inventory;
    private final Duration limit;
    private final Map<ObjectRef, Allowance> allowances = new HashMap<>();
    private final Map<String, Followed> followed = new LinkedHashMap<>();
    private int inspecting;

    Execs(Desk desk, Engine engine, Translator translator, Teller teller, Inventory inventory, Duration limit) {
        this.desk = desk;
        this.engine = engine;
        this.translator = translator;
        this.teller = teller;
        this.inventory = inventory;
        this.limit = limit;
    }

    /** One exec between its creation and its end. */
    private static final class Followed {
        private final ObjectRef ref;
        private final String id;
        private final String commandLine;
        private final boolean healthCheck;
        private final List<Runnable> waiting = new ArrayList<>();
        private Optional<ExecSession> session = Optional.empty();
        private boolean startTold;

        Followed(ObjectRef ref, String id, String commandLine, boolean healthCheck) {
            this.ref = ref;
            this.id = id;
            this.commandLine = commandLine;
            this.healthCheck = healthCheck;
        }

        /** Equal execs are those that run the same with the same rights. */
        String variant() {
            return session.map(seen -> seen.getPrivileged() + "/" + seen.getUser() + "/" + seen.getCommand())
                    .orElse("");
        }
    }

    void happened(ObjectRef ref, EngineEvent event) {
        var id = event.attribute("execID");
        if (event.action().equals("exec_create") || event.action().equals("exec_start")) {
            var exec = followed.computeIfAbsent(id, unused -> begin(ref, id, event));
            bound();
            if (!exec.healthCheck) {
                whenSeen(exec, () -> tell(exec, event));
            }
            return;
        }
        var exec = followed.get(id);
        if (exec == null) {
            teller.event(ref, event, "", Optional.empty());
        } else if (exec.healthCheck) {
            followed.remove(id);
        } else {
            whenSeen(exec, () -> {
                tell(exec, event);
                if (event.action().equals("exec_die")) {
                    followed.remove(id);
                }
            });
        }
    }

    /** The container is gone: nothing may be told of its execs after that. */
    void end(ObjectRef ref) {
        allowances.remove(ref);
        var gone =
                followed.values().stream().filter(exec -> exec.ref.equals(ref)).toList();
        gone.forEach(exec -> {
            seen(exec, unseen(exec));
            followed.remove(exec.id);
        });
    }

    private Followed begin(ObjectRef ref, String id, EngineEvent event) {
        boolean healthCheck = inventory
                .find(ref)
                .flatMap(Remembered::healthChecks)
                .map(checks -> checks.include(event.argument(), event.timeNanos()))
                .orElse(false);
        var exec = new Followed(ref, id, event.argument(), healthCheck);
        if (!healthCheck) {
            inspect(exec);
        }
        return exec;
    }

    private void inspect(Followed exec) {
        if (allowances.size() > MOST_FOLLOWED) {
            allowances.clear(); // some of them belong to containers of which the end was missed
        }
        var allowance =
                allowances.computeIfAbsent(exec.ref, unused -> new Allowance(BURST, PER_SECOND, desk.monotonic()));
        if (inspecting >= MOST_AT_ONCE || !allowance.take(desk.monotonic())) {
            exec.session = Optional.of(unseen(exec));
            return;
        }
        inspecting++;
        var unused = engine.ask("/exec/" + Looks.escaped(exec.id) + "/json", limit)
                .thenApply(answer -> answer instanceof Answer.Found found
                        ? Optional.of(translator.exec(exec.id, found.body()))
                        : Optional.<ExecSession>empty())
                .whenComplete((session, failure) -> desk.run(() -> {
                    inspecting--;
                    seen(exec, failure == null ? session.orElseGet(() -> unseen(exec)) : unseen(exec));
                }));
    }

    private ExecSession unseen(Followed exec) {
        return translator.unseenExec(exec.id, exec.commandLine);
    }

    private static void whenSeen(Followed exec, Runnable tell) {
        if (exec.session.isPresent()) {
            tell.run();
        } else {
            exec.waiting.add(tell);
        }
    }

    private static void seen(Followed exec, ExecSession session) {
        if (exec.session.isEmpty()) {
            exec.session = Optional.of(session);
            var waited = List.copyOf(exec.waiting);
            exec.waiting.clear();
            waited.forEach(Runnable::run);
        }
    }

    /** The end of an exec whose start was told by itself is told by itself too, or it would seem to run for ever. */
    private void tell(Followed exec, EngineEvent event) {
        boolean start = event.action().equals("exec_start");
        var variant = exec.startTold && !start ? exec.id : exec.variant();
        boolean told = teller.event(exec.ref, event, variant, start ? exec.session : Optional.empty());
        exec.startTold |= start && told;
    }

    /** Execs of which the end was missed must not fill the memory. */
    private void bound() {
        if (followed.size() > MOST_FOLLOWED) {
            var eldest = followed.values().iterator().next();
            seen(eldest, unseen(eldest));
            followed.remove(eldest.id);
        }
    }
}
