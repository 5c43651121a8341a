package io.hullmark.producer.observe;

import io.hullmark.wire.ExecSession;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.ObjectKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The start of a command inside a container, told by whoever finds it running and has not seen it start. */
public final class Started {
    private Started() {}

    /** A command that runs inside the container at this moment. */
    public static LifecycleEvent exec(String container, Instant at, ExecSession exec) {
        return LifecycleEvent.newBuilder()
                .setKind(ObjectKind.CONTAINER)
                .setObjectId(container)
                .setName("")
                .setAction("exec_start")
                .setAttributes(Map.of())
                .setOccurredAt(at.truncatedTo(ChronoUnit.MICROS))
                .setCount(1)
                .setExec(exec)
                .build();
    }
}
