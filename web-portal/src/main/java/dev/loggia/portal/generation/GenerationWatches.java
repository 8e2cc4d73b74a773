package dev.loggia.portal.generation;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.portal.web.PortalProperties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Every generation that somebody watches over HTTP. Wake-ups are hints and one may be lost with the node that owed it, so
 * each is also looked at again from time to time.
 */
@Component
class GenerationWatches implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationWatches.class);

    private final Generations generations;
    private final GenerationUpdates updates;
    private final Set<GenerationWatch> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "portal-reread");
        thread.setDaemon(true);
        return thread;
    });

    GenerationWatches(Generations generations, GenerationUpdates updates, PortalProperties properties) {
        this.generations = generations;
        this.updates = updates;
        long millis = properties.reread().toMillis();
        timer.scheduleWithFixedDelay(() -> open.forEach(this::lookAgain), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** A watch that has not started. Whoever asks for it closes it. */
    GenerationWatch prepare(GenerationId id, @Nullable Requester viewer) {
        GenerationWatch[] self = new GenerationWatch[1];
        GenerationWatch watch = new GenerationWatch(generations, updates, id, viewer, () -> open.remove(self[0]));
        self[0] = watch;
        open.add(watch);
        return watch;
    }

    private void lookAgain(GenerationWatch watch) {
        try {
            watch.look();
        } catch (RuntimeException e) {
            LOG.warn(
                    "A watched generation could not be read; trying again: {}",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
