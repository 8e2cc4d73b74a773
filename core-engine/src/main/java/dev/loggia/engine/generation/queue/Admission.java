package dev.loggia.engine.generation.queue;

import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.generation.state.GenerationProperties;
import dev.loggia.engine.generation.state.GenerationWork;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.provider.GenerationProvider;
import dev.loggia.engine.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The gate to the provider account, one for all nodes: at most so many new tasks a window and so many at once, the paid
 * before the free, one requester after the other. Waiting costs nobody a query: who may go is told.
 */
@Component
public class Admission implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Admission.class);
    private static final int COUNTED_AHEAD_AT_MOST = 1000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final AdmissionSql sql;
    private final GenerationProvider provider;
    private final GenerationProperties.Admission limits;
    private final Duration longestPause;
    private final GenerationUpdates updates;
    private final Work work;
    private final InstantSource clock;
    private @Nullable ScheduledExecutorService timer;
    private volatile @Nullable String pausedBecause;
    private final ProviderCircuitBreaker doubt = new ProviderCircuitBreaker();

    Admission(
            Jdbi jdbi,
            GenerationProvider provider,
            GenerationProperties properties,
            GenerationUpdates updates,
            Work work,
            InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, AdmissionSql.class);
        this.provider = provider;
        this.limits = properties.admission();
        this.longestPause = properties.longestPause();
        this.updates = updates;
        this.work = work;
        this.clock = clock;
    }

    /**
     * Lets in whoever may go now; their work is signalled in the same statement.
     *
     * @param own whose step asks and goes on by itself, so that it needs no signal; null when it does not
     */
    public List<GenerationId> admit(@Nullable GenerationId own) {
        int perWindow = doubt.exists() ? 1 : limits.perWindow();
        List<GenerationId> admitted =
                sql.admit(provider.name(), clock.instant(), perWindow, limits.window(), limits.atOnce(), own);
        if (!admitted.isEmpty()) {
            work.wakeAfterCommit(GenerationWork.KIND);
            admitted.forEach(updates::publish);
        }
        return admitted;
    }

    /** Lets nobody in for a while: the provider said so. */
    public void pause(Duration time, String reason) {
        Instant until = clock.instant().plus(time);
        sql.pause(provider.name(), until, reason);
    }

    /** The provider answered, whatever it said. */
    public void answered() {
        doubt.end();
    }

    /** The provider was not reached or said nothing: after a few of these in a row, one at a time finds out for everybody. */
    public void unanswered(String code) {
        doubt.grow()
                .map(time -> time.compareTo(longestPause) < 0 ? time : longestPause)
                .ifPresent(time -> pause(time, "unanswered:" + code));
    }

    /** Stops selling for a while: no request can work until the operator acts. */
    public void close(String providerCode) {
        log.error("The provider refuses every request with code {}: check its key and balance", providerCode);
        pause(Duration.ofSeconds(60), "closed:" + providerCode);
    }

    /** The places in the queue of those that wait: 1 is next, and nobody is told more than 1 001. */
    public Map<GenerationId, Integer> places(Collection<GenerationId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<UUID> values = ids.stream().map(GenerationId::value).toList();
        return sql.listPlaces(values, COUNTED_AHEAD_AT_MOST, clock.instant()).stream()
                .collect(Collectors.toMap(AdmissionSql.Place::id, place -> place.ahead() + 1));
    }

    /** Why nothing is accepted at the moment, as of the last look, at most a second old. */
    public Optional<String> closedBecause() {
        return Optional.ofNullable(pausedBecause).filter(reason -> reason.startsWith("closed:"));
    }

    /** Whether nobody is let in at the moment, whatever the reason; as of the last look. */
    public boolean paused() {
        return pausedBecause != null;
    }

    private void look() {
        try {
            pausedBecause = sql.pauseReason(provider.name(), clock.instant()).orElse(null);
            // Whoever lets in wakes its own workers, so it is for a node that has some.
            if (work.runsHere() && sql.anyoneWaiting(clock.instant())) {
                admit(null);
            }
        } catch (RuntimeException e) {
            log.debug("Could not look at the queue: {}", e.getClass().getName());
        }
    }

    @Override
    public synchronized void start() {
        sql.openGate(provider.name());
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "loggia-admission");
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
