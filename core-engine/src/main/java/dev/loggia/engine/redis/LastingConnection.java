package dev.loggia.engine.redis;

import io.lettuce.core.api.StatefulConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection for the life of the process. Lettuce reconnects a connection that was once made but gives up on the first
 * attempt; this repeats the first attempt until it succeeds.
 */
final class LastingConnection<C extends StatefulConnection<?, ?>> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LastingConnection.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Supplier<? extends CompletionStage<C>> connect;
    private final Consumer<C> made;
    private final ScheduledExecutorService timer;
    private volatile @Nullable C connection;
    private volatile boolean closed;
    private boolean reported;

    LastingConnection(
            Supplier<? extends CompletionStage<C>> connect, Consumer<C> made, ScheduledExecutorService timer) {
        this.connect = connect;
        this.made = made;
        this.timer = timer;
    }

    /** Starts connecting and returns at once. */
    void open() {
        if (!closed) {
            CompletableFuture.completedFuture("start")
                    .thenCompose(start -> connect.get())
                    .whenComplete(this::attempted);
        }
    }

    /** The connection while it is usable. */
    Optional<C> find() {
        C current = connection;
        return current != null && current.isOpen() ? Optional.of(current) : Optional.empty();
    }

    private void attempted(@Nullable C fresh, @Nullable Throwable failure) {
        if (fresh == null) {
            retry();
            return;
        }
        if (closed) {
            fresh.closeAsync();
        } else {
            made.accept(fresh);
            connection = fresh;
        }
    }

    private void retry() {
        if (closed || timer.isShutdown()) {
            return;
        }
        if (!reported) {
            reported = true;
            log.warn("Redis does not answer; going on without it and trying again every second");
        }
        timer.schedule(this::open, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Stops trying; who closes the client closes the connection. */
    void giveUp() {
        closed = true;
    }

    @Override
    public void close() {
        giveUp();
        C current = connection;
        if (current != null) {
            // Waited for, because a client that shuts down meanwhile would close it a second time and complain.
            current.closeAsync()
                    .completeOnTimeout(null, RETRY.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(failure -> null)
                    .join();
        }
    }
}
