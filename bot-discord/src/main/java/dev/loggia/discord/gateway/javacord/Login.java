package dev.loggia.discord.gateway.javacord;

import dev.loggia.discord.gateway.DiscordGateway;
import java.net.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.javacord.api.DiscordApi;
import org.javacord.api.entity.intent.Intent;
import org.javacord.api.listener.GloballyAttachableListener;
import org.javacord.core.DiscordApiImpl;
import org.javacord.core.util.concurrent.ThreadPoolImpl;
import org.javacord.core.util.gateway.DiscordWebSocketAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of Javacord: from its making, over the login, to its end. */
final class Login {
    private static final Logger log = LoggerFactory.getLogger(Login.class);
    private static final int LONGEST_RECONNECT_SECONDS = 60;
    private static final long POLL_MILLIS = 5;
    private static final long GOODBYE_SECONDS = 3;

    private final CompletableFuture<DiscordApi> ready = new CompletableFuture<>();
    private final DiscordApiImpl api;
    private final ExecutorService http;

    /**
     * Begins to connect. Javacord's own constructor and not its builder, because the builder shows the connection only when the
     * first events may have passed. No intents but guilds, no cache of users, no waiting for guilds, no shutdown hook.
     */
    Login(JavacordSettings settings, int shard, int shards) {
        boolean standIn = settings.standIn() != null;
        Proxy proxy = standIn ? new Proxy(Proxy.Type.HTTP, settings.standIn()) : null;
        Map<Class<? extends GloballyAttachableListener>, List<Function<DiscordApi, GloballyAttachableListener>>> none =
                Map.of();
        api = new DiscordApiImpl(
                settings.token(),
                shard,
                shards,
                Set.of(Intent.GUILDS),
                false,
                false,
                false,
                null,
                null,
                null,
                proxy,
                null,
                standIn,
                ready,
                null,
                none,
                List.of(),
                false,
                true);
        http = api.getHttpClient().dispatcher().executorService();
        api.setReconnectDelay(attempt -> Math.min(LONGEST_RECONNECT_SECONDS, attempt * attempt / 2));
    }

    /**
     * Waits until the shard is ready, with the listener in place before.
     *
     * @throws LoginFailed with words for operators
     */
    void complete(JavacordSettings settings, DiscordGateway.Listener listener, SocketWatch watch) throws LoginFailed {
        long deadline = System.nanoTime() + settings.loginTimeout().toNanos();
        try {
            DiscordWebSocketAdapter adapter = awaitConnection(deadline);
            if (adapter != null) {
                Taps.into(api, adapter, listener);
                watch.attach(adapter.getWebSocket());
            }
            ready.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoginFailed("stopped");
        } catch (TimeoutException e) {
            throw new LoginFailed("no answer within " + settings.loginTimeout().toSeconds() + " seconds");
        } catch (ExecutionException e) {
            throw new LoginFailed(CloseReason.of(watch.closeCode()).orElse("refused, or the connection ended"));
        }
    }

    private @Nullable DiscordWebSocketAdapter awaitConnection(long deadline) throws InterruptedException {
        while (api.getWebSocketAdapter() == null && !ready.isDone() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return api.getWebSocketAdapter();
    }

    @Nullable
    DiscordWebSocketAdapter adapter() {
        return api.getWebSocketAdapter();
    }

    /** Says goodbye, and ends all threads whether or not Discord answers. */
    void end() {
        try {
            api.disconnect().get(GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            // Its own threads may be gone before its own last task; then there is nothing left to end.
            log.debug("Javacord ended with {}", e.getClass().getSimpleName());
        } finally {
            ((ThreadPoolImpl) api.getThreadPool()).shutdown();
            http.shutdown();
        }
    }

    /** Why a shard did not become ready. */
    static final class LoginFailed extends Exception {
        private static final long serialVersionUID = 1L;

        LoginFailed(String reason) {
            super(reason);
        }
    }
}
