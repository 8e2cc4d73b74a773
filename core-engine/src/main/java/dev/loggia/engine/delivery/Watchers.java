package dev.loggia.engine.delivery;

import dev.loggia.engine.platform.GenerationId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Who watches on this node. An idle watcher costs a map entry, no thread. */
final class Watchers {
    private final Map<GenerationId, Set<Watcher>> byGeneration = new ConcurrentHashMap<>();
    private final Set<Watcher> ofFeed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final Executor executor;
    private final Runnable failed;

    /** @param failed runs when a watcher threw */
    Watchers(Executor executor, Runnable failed) {
        this.executor = executor;
        this.failed = failed;
    }

    Subscription add(GenerationId id, Runnable wake) {
        Watcher watcher = new Watcher(wake, executor, failed);
        byGeneration.compute(id, (key, present) -> {
            Set<Watcher> watching = present == null ? ConcurrentHashMap.newKeySet() : present;
            watching.add(watcher);
            return watching;
        });
        return subscription(
                watcher,
                () -> byGeneration.computeIfPresent(id, (key, watching) -> {
                    watching.remove(watcher);
                    return watching.isEmpty() ? null : watching;
                }));
    }

    Subscription addToFeed(Runnable wake) {
        Watcher watcher = new Watcher(wake, executor, failed);
        ofFeed.add(watcher);
        return subscription(watcher, () -> ofFeed.remove(watcher));
    }

    void signal(Update update) {
        if (update instanceof Update.GenerationChanged changed) {
            byGeneration.getOrDefault(changed.id(), Set.of()).forEach(Watcher::signal);
        } else {
            ofFeed.forEach(Watcher::signal);
        }
    }

    void signalAll() {
        byGeneration.values().forEach(watching -> watching.forEach(Watcher::signal));
        ofFeed.forEach(Watcher::signal);
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
