package dev.loggia.engine.delivery;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Who watches on this node. An idle watcher costs a map entry, no thread. */
final class Watchers {
    private final Map<Subject, Set<Watcher>> bySubject = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Executor executor;
    private final Runnable failed;

    /** @param failed runs when a watcher threw */
    Watchers(Executor executor, Runnable failed) {
        this.executor = executor;
        this.failed = failed;
    }

    Subscription add(Subject subject, Runnable wake) {
        Watcher watcher = new Watcher(wake, executor, failed);
        bySubject.compute(subject, (key, present) -> {
            Set<Watcher> watching = present == null ? ConcurrentHashMap.newKeySet() : present;
            watching.add(watcher);
            return watching;
        });
        return subscription(
                watcher,
                () -> bySubject.computeIfPresent(subject, (key, watching) -> {
                    watching.remove(watcher);
                    return watching.isEmpty() ? null : watching;
                }));
    }

    void signal(Subject subject) {
        bySubject.getOrDefault(subject, Set.of()).forEach(Watcher::signal);
    }

    void signalAll() {
        bySubject.values().forEach(watching -> watching.forEach(Watcher::signal));
    }

    int count() {
        return count.get();
    }

    private Subscription subscription(Watcher watcher, Runnable remove) {
        count.incrementAndGet();
        AtomicInteger closes = new AtomicInteger();
        return () -> {
            if (closes.getAndIncrement() == 0) {
                watcher.close();
                remove.run();
                count.decrementAndGet();
            }
        };
    }
}
