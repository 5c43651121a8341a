package io.hullmark.producer.reconcile;

import io.hullmark.wire.ObjectKind;
import java.util.HashMap;
import java.util.Map;

/** What to do when something happens: one row per action that means more than that it happened. */
enum Reaction {
    /** Tell it, nothing else: the configuration stays as it is. */
    TELL,
    /** Tell it, and look at the object again. */
    INSPECT,
    /** Tell it, and look again, also at what runs inside once it has settled. */
    STARTED,
    /** Tell it; the object is gone. */
    GONE,
    /** A container joined or left a network: the container has changed, the network has not. */
    INSPECT_CONTAINER,
    /** Somebody runs something inside. */
    EXEC,
    /** Nobody needs to know. The engine tells of every look at a process list, and our own are among them. */
    IGNORE;

    private static final Map<String, Reaction> TABLE = table();

    static Reaction to(ObjectKind kind, String action) {
        var row = TABLE.get(kind + " " + action);
        return row == null ? kind == ObjectKind.UNRECOGNIZED ? IGNORE : TELL : row;
    }

    private static Map<String, Reaction> table() {
        var table = new HashMap<String, Reaction>();
        put(
                table,
                ObjectKind.CONTAINER,
                INSPECT,
                "create",
                "die",
                "pause",
                "unpause",
                "update",
                "rename",
                "health_status",
                "oom");
        put(table, ObjectKind.CONTAINER, STARTED, "start");
        put(table, ObjectKind.CONTAINER, GONE, "destroy");
        put(table, ObjectKind.CONTAINER, EXEC, "exec_create", "exec_start", "exec_die", "exec_detach");
        put(table, ObjectKind.CONTAINER, IGNORE, "top", "resize", "prune");
        put(table, ObjectKind.IMAGE, INSPECT, "pull", "load", "import", "tag", "untag", "create");
        put(table, ObjectKind.IMAGE, GONE, "delete");
        put(table, ObjectKind.IMAGE, IGNORE, "prune");
        put(table, ObjectKind.NETWORK, INSPECT, "create", "update");
        put(table, ObjectKind.NETWORK, GONE, "destroy", "remove");
        put(table, ObjectKind.NETWORK, INSPECT_CONTAINER, "connect", "disconnect");
        put(table, ObjectKind.NETWORK, IGNORE, "prune");
        put(table, ObjectKind.VOLUME, INSPECT, "create", "update");
        put(table, ObjectKind.VOLUME, GONE, "destroy");
        put(table, ObjectKind.VOLUME, IGNORE, "prune");
        put(table, ObjectKind.HOST, INSPECT, "reload");
        return table;
    }

    private static void put(Map<String, Reaction> table, ObjectKind kind, Reaction reaction, String... actions) {
        for (String action : actions) {
            table.put(kind + " " + action, reaction);
        }
    }
}
