package dev.loggia.engine.delivery;

import dev.loggia.engine.redis.RedisChannel;
import dev.loggia.engine.redis.RedisLink;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes who watches a subject, on this node at once and on the others through Redis. A wake carries no data:
 * the watcher reads the database, which is the truth. Wakes are hints: several may become one, and one may come without a
 * change. While other nodes are not heard, everybody is woken every two seconds instead.
 *
 * <p>Subscribe first and read then; a change in between is not missed that way. Safe for use by many threads.
 */
@Component
public class Updates implements AutoCloseable {
    private static final String CHANNEL = "loggia:updates";

    private final String node = UUID.randomUUID().toString();
    private final ThreadPoolExecutor wakes;
    private final ScheduledThreadPoolExecutor timer;
    private final Watchers watchers;
    private final Optional<RedisChannel> others;
    private final AtomicBoolean unsent = new AtomicBoolean();
    private final Map<String, AtomicLong> changes = new ConcurrentHashMap<>();

    Updates(RedisLink redis, UpdatesProperties properties, MeterRegistry metrics) {
        wakes = WakeThreads.pool(properties.threads());
        timer = WakeThreads.timer();
        watchers = new Watchers(wakes, metrics.counter("loggia.updates.watcher.failures")::increment);
        others = redis.join(CHANNEL, this::received, this::signalAll);
        Gauge.builder("loggia.updates.connected", this, updates -> updates.connected() ? 1 : 0)
                .description("0 while updates of other nodes do not arrive")
                .register(metrics);
        Gauge.builder("loggia.updates.watchers", watchers, Watchers::count).register(metrics);
        long period = properties.fallback().toMillis();
        timer.scheduleWithFixedDelay(this::tick, period, period, TimeUnit.MILLISECONDS);
    }

    /** Says that the subject changed. Call it after the commit. Returns at once and never throws for a lost Redis. */
    public void publish(Subject subject) {
        signal(subject);
        send(UpdateMessage.of(node, subject));
    }

    /** Publishes when the current transaction has committed, never when it rolls back; at once when there is none. */
    public void publishAfterCommit(Subject subject) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            publish(subject);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                publish(subject);
            }
        });
    }

    /**
     * Watches one subject.
     *
     * @param wake runs on a small shared pool, one run at a time; keep it short. What it throws is counted and dropped.
     */
    public Subscription subscribe(Subject subject, Runnable wake) {
        return watchers.add(subject, wake);
    }

    /**
     * How often something of the kind may have changed as far as this node knows: what was read before the number grew is out of
     * date. It has grown when {@link #publish(Subject)} returns. A change by another node may be late by what Redis takes, or by
     * the period at which everybody is woken without it.
     */
    public long changes(String kind) {
        return counter(kind).get();
    }

    private AtomicLong counter(String kind) {
        return changes.computeIfAbsent(kind, key -> new AtomicLong());
    }

    private void signal(Subject subject) {
        counter(subject.kind()).incrementAndGet();
        watchers.signal(subject);
    }

    private void signalAll() {
        changes.values().forEach(AtomicLong::incrementAndGet);
        watchers.signalAll();
    }

    /** Whether updates of other nodes arrive; always true on a node that is meant to work alone. */
    public boolean connected() {
        return others.map(RedisChannel::connected).orElse(true);
    }

    private void received(String text) {
        UpdateMessage.read(text)
                .filter(message -> !message.node().equals(node))
                .ifPresent(message -> message.apply(this::signal, this::signalAll));
    }

    private void send(UpdateMessage message) {
        others.ifPresent(channel -> channel.publish(message.text()).whenComplete((receivers, failure) -> {
            if (failure != null) {
                unsent.set(true);
            }
        }));
    }

    /** What could not be sent is not kept: one word to everybody to read again replaces it. */
    private void tick() {
        if (!connected()) {
            signalAll();
        } else if (unsent.getAndSet(false)) {
            send(UpdateMessage.everything(node));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        others.ifPresent(RedisChannel::close);
        wakes.shutdown();
    }
}
