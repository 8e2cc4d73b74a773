package dev.loggia.portal.generation;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.portal.web.PortalProperties;
import java.util.List;
import java.util.Optional;
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
        timer.scheduleWithFixedDelay(this::lookAgain, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** A watch that has not started. Whoever asks for it closes it. */
    GenerationWatch prepare(GenerationId id, @Nullable Requester viewer) {
        GenerationWatch[] self = new GenerationWatch[1];
        GenerationWatch watch = new GenerationWatch(generations, updates, id, viewer, () -> open.remove(self[0]));
        self[0] = watch;
        open.add(watch);
        return watch;
    }

    /** Reads all that are watched at once, and tells each watch its own. */
    void lookAgain() {
        List<GenerationWatch> watches = List.copyOf(open);
        try {
            List<Optional<GenerationView>> views = generations.findAll(
                    watches.stream().map(GenerationWatch::wanted).toList());
            for (int i = 0; i < watches.size(); i++) {
                tell(watches.get(i), views.get(i));
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "Watched generations could not be read; trying again: {}",
                    e.getClass().getSimpleName());
        }
    }

    private static void tell(GenerationWatch watch, Optional<GenerationView> view) {
        try {
            watch.tell(view);
        } catch (RuntimeException e) {
            LOG.warn("A watcher could not be told: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
