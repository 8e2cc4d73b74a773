package dev.loggia.portal.generation;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.portal.web.PortalProperties;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Where requests with {@code Prefer: wait} sit: without a thread, without a connection, and no longer than the server runs. */
@Component
class LongPolls implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LongPolls.class);

    private final GenerationWatches watches;
    private final int most;
    private final Set<CompletableFuture<Optional<GenerationView>>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    LongPolls(GenerationWatches watches, PortalProperties properties) {
        this.watches = watches;
        this.most = properties.waits();
    }

    /** The generation once it has ended; empty when it takes longer, or when too many wait or the server stops. */
    CompletableFuture<Optional<GenerationView>> untilEnd(GenerationId id, Requester viewer, Duration atMost) {
        if (atMost.isZero() || waiting.size() >= most || !running) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        CompletableFuture<Optional<GenerationView>> end = new CompletableFuture<>();
        GenerationWatch watch = watches.prepare(id, viewer);
        waiting.add(end);
        CompletableFuture<Optional<GenerationView>> left = end.completeOnTimeout(
                        Optional.empty(), atMost.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((view, failure) -> {
                    waiting.remove(end);
                    watch.close();
                });
        try {
            watch.start(now -> {
                if (now.isEmpty() || now.get().state().terminal()) {
                    end.complete(now);
                }
            });
        } catch (RuntimeException e) {
            // It is accepted, and that must be said whatever became of looking at it. The watch looks again by itself.
            LOG.debug("A generation could not be read yet: {}", e.getClass().getName());
        }
        return left;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        waiting.forEach(it -> it.complete(Optional.empty()));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
