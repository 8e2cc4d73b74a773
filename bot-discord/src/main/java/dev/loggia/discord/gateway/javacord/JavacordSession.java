package dev.loggia.discord.gateway.javacord;

import com.neovisionaries.ws.client.WebSocket;
import dev.loggia.discord.gateway.DiscordGateway;
import java.time.Duration;
import org.javacord.core.util.gateway.DiscordWebSocketAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one shard connected. A thread of its own logs in, with growing waits between attempts, and then looks again and again:
 * a connection that is silent for too long is ended, so that Javacord, which does not notice, resumes it; one that stays away
 * for too long, or that Discord ended for good, is made anew from the start.
 */
final class JavacordSession implements DiscordGateway.Session, Runnable {
    private static final Logger log = LoggerFactory.getLogger(JavacordSession.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    /** IDENTIFY is counted, a thousand times a day: what does not pass by itself is not hurried. */
    private static final Duration FOR_GOOD_WAIT = Duration.ofMinutes(5);
    /** Longer than Javacord's own longest wait between two attempts. */
    private static final Duration AWAY_TOO_LONG = Duration.ofMinutes(5);

    private static final int SILENT = 4900;
    private static final int CLOSE_MILLIS = 1000;

    private final JavacordSettings settings;
    private final int shard;
    private final int shards;
    private final DiscordGateway.Listener listener;
    private final SocketWatch watch = new SocketWatch();
    private final Thread thread;
    private volatile boolean up;
    private volatile boolean closed;

    JavacordSession(JavacordSettings settings, int shard, int shards, DiscordGateway.Listener listener) {
        this.settings = settings;
        this.shard = shard;
        this.shards = shards;
        this.listener = listener;
        this.thread = new Thread(this, "discord-shard-" + shard);
        this.thread.setDaemon(true);
    }

    JavacordSession start() {
        thread.start();
        return this;
    }

    @Override
    public void run() {
        Duration wait = FIRST_WAIT;
        while (!closed) {
            Login login = new Login(settings, shard, shards);
            try {
                login.complete(settings, listener, watch);
                log.info("Discord: shard {} of {} is connected", shard, shards);
                wait = FIRST_WAIT;
                keep(login);
            } catch (Login.LoginFailed e) {
                if (!closed) {
                    log.warn("Discord: shard {} could not connect: {}", shard, e.getMessage());
                }
            } catch (RuntimeException e) {
                log.error("Discord: shard {} stopped unexpectedly", shard, e);
            } finally {
                up = false;
                login.end();
            }
            pause(CloseReason.of(watch.closeCode()).isPresent() ? FOR_GOOD_WAIT : wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    /** Returns when this login is of no more use. */
    private void keep(Login login) {
        long lastUp = System.nanoTime();
        while (!closed) {
            DiscordWebSocketAdapter adapter = login.adapter();
            WebSocket socket = adapter == null ? null : adapter.getWebSocket();
            watch.attach(socket);
            up = socket != null && socket.isOpen() && !silent();
            if (up) {
                lastUp = System.nanoTime();
            } else if (socket != null && socket.isOpen()) {
                log.warn("Discord: shard {} is silent, connecting again", shard);
                socket.disconnect(SILENT, "silent", CLOSE_MILLIS);
            } else if (endedForGood() || System.nanoTime() - lastUp > AWAY_TOO_LONG.toNanos()) {
                return;
            }
            pause(settings.watchEvery());
        }
    }

    private boolean endedForGood() {
        return CloseReason.of(watch.closeCode())
                .map(reason -> {
                    log.error("Discord: shard {} was closed: {}", shard, reason);
                    return true;
                })
                .orElse(false);
    }

    private boolean silent() {
        return watch.silence().compareTo(settings.silentAfter()) > 0;
    }

    private void pause(Duration length) {
        if (closed) {
            return;
        }
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            // Told to stop; the loops look at that themselves.
            closed = true;
        }
    }

    @Override
    public boolean connected() {
        return up;
    }

    @Override
    public Duration silence() {
        return watch.silence();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
