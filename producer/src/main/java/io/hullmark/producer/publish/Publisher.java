package io.hullmark.producer.publish;

import io.hullmark.producer.spool.Entry;
import io.hullmark.producer.spool.Spool;
import io.hullmark.schemas.topics.ClusterUnreachableException;
import io.hullmark.schemas.topics.TopicsRefusedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the spool into Kafka, oldest record first. A record leaves the spool once the brokers have it; whatever else happens, it
 * is sent again. So an outage costs nothing but room in the spool, and a crash makes some records arrive twice, in order, which their
 * numbers tell.
 *
 * <p>The backlog goes out before what is new: readers rely on the order of a host's observations more than on their freshness.
 */
public final class Publisher implements AutoCloseable {
    static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private static final Duration CHECK_WITHIN = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final long PIECE = 256 << 10;

    private final Spool spool;
    private final PublishSettings settings;
    private final Deliveries deliveries;
    /** Records that no broker takes; passed over when it is their turn. */
    private final Set<Long> refused = new HashSet<>();

    private final Trouble trouble = new Trouble();
    private final CompletableFuture<Boolean> firstCheck = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Stamps stamps;
    private final Pace pace;
    private final Thread thread;
    private Optional<Outlet> outlet = Optional.empty();
    private boolean checked;
    private long cursor;
    private long removedUpTo;
    private final AtomicLong tooLarge = new AtomicLong();

    private Publisher(Spool spool, PublishSettings settings, InstantSource clock, boolean checked) {
        this.spool = spool;
        this.settings = settings;
        this.checked = checked;
        deliveries = new Deliveries(clock);
        stamps = new Stamps(clock);
        pace = new Pace(settings.bytesPerSecond());
        thread = new Thread(this::run, "publish");
        thread.setDaemon(true);
    }

    /** Begins to send, as soon as the topics are found to be as they must be unless that was checked already. */
    public static Publisher start(Spool spool, PublishSettings settings, InstantSource clock, boolean checked) {
        var publisher = new Publisher(spool, settings, clock, checked);
        publisher.thread.start();
        return publisher;
    }

    private void run() {
        try {
            while (stopped.getCount() > 0) {
                long pause = step();
                if (pause > 0 && stopped.await(pause, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeOutlet();
        }
    }

    /** Checks, sends a piece, or deals with what went wrong; returns how long to wait before the next step. */
    private long step() throws InterruptedException {
        try {
            if (!checked) {
                new TopicGate(settings).check(CHECK_WITHIN);
                checked = true;
                firstCheck.complete(true);
            }
            if (outlet.isEmpty()) {
                outlet = Optional.of(Outlet.open(settings, deliveries, stamps));
            }
            clear();
            Optional<Deliveries.Failure> failure = deliveries.failure();
            return failure.isPresent() ? mend(failure.get()) : send(outlet.get());
        } catch (TopicsRefusedException e) {
            firstCheck.completeExceptionally(e);
            return trouble.lasting(String.valueOf(e.getMessage()));
        } catch (ClusterUnreachableException e) {
            firstCheck.complete(false);
            return trouble.passing(String.valueOf(e.getMessage()));
        } catch (KafkaException e) {
            closeOutlet();
            rewind();
            return trouble.passing(String.valueOf(e.getMessage()));
        }
    }

    private long send(Outlet open) throws InterruptedException {
        List<Entry> piece = spool.after(cursor, PIECE, IDLE);
        if (piece.isEmpty()) {
            return 0;
        }
        spool.lend(piece.get(piece.size() - 1).position());
        for (Entry entry : piece) {
            if (refused.contains(entry.position())) {
                deliveries.skip(entry.position());
            } else if (!open.send(entry)) {
                return 0;
            }
            cursor = entry.position();
            pace.spend(entry.value().length);
        }
        return pace.pauseMillis();
    }

    /** Takes out of the spool what has arrived. */
    private void clear() {
        long done = deliveries.doneUpTo();
        if (done > removedUpTo) {
            spool.remove(done);
            removedUpTo = done;
            refused.removeIf(position -> position <= done);
            trouble.over();
        }
    }

    private long mend(Deliveries.Failure failure) {
        Exception cause = failure.cause();
        if (cause instanceof RecordTooLargeException) {
            refuse(failure.entry());
            return 0;
        }
        if (cause instanceof TimeoutException && failure.entry().position() > cursor) {
            // Not even accepted by our own client: no broker known, or no room. What is under way stays in order.
            deliveries.forgetFailure();
            return trouble.passing("Kafka at " + settings.kafka().get("bootstrap.servers") + " does not answer: "
                    + cause.getMessage());
        }
        closeOutlet();
        rewind();
        if (Stamps.isAbout(cause)) {
            stamps.refused(cause);
            return trouble.passing("the brokers take our clock to be ahead: records are stamped earlier");
        }
        if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
            return trouble.lasting(
                    "Kafka refuses us, check the kafka.* settings and the access lists: " + cause.getMessage());
        }
        return trouble.passing(cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    private void refuse(Entry entry) {
        if (refused.add(entry.position())) {
            spool.refuse(entry);
            tooLarge.incrementAndGet();
        }
        if (entry.position() <= cursor) {
            closeOutlet();
            rewind();
        }
        deliveries.forgetFailure();
    }

    private void rewind() {
        deliveries.forget();
        cursor = deliveries.doneUpTo();
        spool.takeBack();
    }

    private void closeOutlet() {
        outlet.ifPresent(Outlet::abort);
        outlet = Optional.empty();
    }

    /**
     * Waits for the first look at the topics. Without a broker in reach, or within that time, there is nothing to say.
     *
     * @throws TopicsRefusedException if the topics are not as they must be
     */
    public void awaitCheck(Duration within) {
        try {
            var unused = firstCheck.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicsRefusedException refused) {
                throw refused;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.TimeoutException e) {
            LOG.atWarn().addKeyValue("waited", within).log("no broker in reach yet, records wait in the spool");
        }
    }

    public PublishStatus status() {
        return new PublishStatus(
                deliveries.arrivedCount(),
                deliveries.pending(),
                tooLarge.get(),
                deliveries.lastArrival(),
                stamps.ahead().toMillis(),
                trouble.what().or(deliveries::overdue));
    }

    /** Waits until everything in the spool has arrived or the time is over, and stops. What is left is sent after the next start. */
    public void finish(Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (spool.status().records() > 0 && trouble.what().isEmpty() && System.nanoTime() < end) {
            if (stopped.await(5, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        close();
    }

    @Override
    public void close() {
        stopped.countDown();
        boolean interrupted = false;
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        long done = deliveries.doneUpTo();
        if (done > removedUpTo) {
            spool.remove(done);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
