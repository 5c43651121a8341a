package io.hullmark.broker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a broker's fatal fault from ending the whole process without a word, which is what Kafka does by default.
 *
 * <p>Kafka knows one way out per process, so with several brokers in it each of them is told.
 */
final class FatalFaults {
    private static final Logger LOG = LoggerFactory.getLogger(FatalFaults.class);
    private static final Set<EmbeddedBroker> WATCHED = ConcurrentHashMap.newKeySet();

    /** A fault of a broker that starts or stops comes on the thread that does so, which gets an exception as well. */
    private static final ThreadLocal<Boolean> STARTING_OR_STOPPING = ThreadLocal.withInitial(() -> false);

    private FatalFaults() {}

    static void keepFromEndingTheProcess() {
        Exit.setExitProcedure(FatalFaults::report);
        Exit.setHaltProcedure(FatalFaults::report);
    }

    static void watch(EmbeddedBroker broker) {
        WATCHED.add(broker);
    }

    static void forget(EmbeddedBroker broker) {
        WATCHED.remove(broker);
    }

    /** Marks what this thread does as a start or a stop, whose faults concern no other broker. */
    static void whileStartingOrStopping(Runnable action) {
        STARTING_OR_STOPPING.set(true);
        try {
            action.run();
        } finally {
            STARTING_OR_STOPPING.remove();
        }
    }

    private static void report(int status, @Nullable String message) {
        var why = "the embedded broker suffered a fatal fault (status " + status + ")"
                + (message == null ? "" : ": " + message) + "; the broker's log says more";
        if (STARTING_OR_STOPPING.get()) {
            LOG.atWarn().addKeyValue("status", status).log("a broker failed while starting or stopping");
            return;
        }
        LOG.atError().addKeyValue("status", status).log("the embedded broker suffered a fatal fault");
        WATCHED.forEach(broker -> broker.tellOfFatalFault(why));
    }
}
