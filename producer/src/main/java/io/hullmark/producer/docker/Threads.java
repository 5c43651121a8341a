package io.hullmark.producer.docker;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes daemon threads that a thread dump can tell apart. */
final class Threads {
    private Threads() {}

    static ThreadFactory named(String name) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(null, task, "hullmark-" + name + "-" + count.incrementAndGet(), 256 * 1024);
            thread.setDaemon(true);
            return thread;
        };
    }
}
