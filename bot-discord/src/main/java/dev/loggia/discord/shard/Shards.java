package dev.loggia.discord.shard;

import dev.loggia.discord.command.CommandRegistration;
import dev.loggia.discord.gateway.DiscordGateway;
import dev.loggia.discord.http.BotClient;
import dev.loggia.discord.http.Reply;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Serves the shards that this node leads. All of it happens on a thread of its own: neither Discord nor a database that is away
 * keeps the application from starting.
 */
public final class Shards implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Shards.class);
    private static final int UNAUTHORIZED = 401;
    private static final Duration ASK_AGAIN = Duration.ofSeconds(15);
    private static final Duration UNTIL_SOMEBODY_LOOKS = Duration.ofMinutes(5);
    private static final Duration REGISTER_AGAIN = Duration.ofSeconds(30);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final DiscordGateway gateway;
    private final DiscordGateway.Listener listener;
    private final BotClient bot;
    private final CommandRegistration commands;
    private final ShardLocks locks;
    private final ShardSettings settings;
    private final Map<Integer, DiscordGateway.Session> sessions = new ConcurrentHashMap<>();
    private volatile boolean running;
    private volatile int shards;
    private boolean registered;
    private long registerAtNanos = System.nanoTime();
    private @Nullable Thread thread;

    public Shards(
            DiscordGateway gateway,
            DiscordGateway.Listener listener,
            BotClient bot,
            CommandRegistration commands,
            ShardSettings settings) {
        this.gateway = gateway;
        this.listener = listener;
        this.bot = bot;
        this.commands = commands;
        this.locks = new ShardLocks(settings.connections(), settings.grace());
        this.settings = settings;
        this.shards = settings.shards();
    }

    /** What this node leads, by shard. */
    public Map<Integer, DiscordGateway.Session> sessions() {
        return Map.copyOf(sessions);
    }

    /** How many there are in all; 0 while Discord was not asked yet. */
    public int total() {
        return shards;
    }

    @Override
    public synchronized void start() {
        running = true;
        Thread started = new Thread(this::run, "discord-leader");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    private void run() {
        while (running) {
            Duration pause = settings.every();
            try {
                pause = turn();
            } catch (RuntimeException e) {
                log.error(
                        "Discord: the shards could not be looked after ({})",
                        e.getClass().getSimpleName(),
                        e);
            }
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                break;
            }
        }
        end(Set.copyOf(sessions.keySet()));
        locks.close();
    }

    private Duration turn() {
        if (shards == 0) {
            Optional<Duration> again = askHowMany();
            if (again.isPresent()) {
                return again.get();
            }
        }
        Set<Integer> led = locks.lead(shards);
        Set<Integer> lost = new HashSet<>(sessions.keySet());
        lost.removeAll(led);
        end(lost);
        led.forEach(shard -> sessions.computeIfAbsent(shard, lead -> gateway.connect(lead, shards, listener)));
        register(led.contains(0));
        return settings.every();
    }

    /** By who leads the first shard, whenever that changes. */
    private void register(boolean leader) {
        if (!leader) {
            registered = false;
        } else if (!registered && System.nanoTime() - registerAtNanos >= 0) {
            registered = commands.bringUpToDate();
            registerAtNanos = System.nanoTime() + REGISTER_AGAIN.toNanos();
        }
    }

    /** At the same time: each goodbye may take seconds. */
    private void end(Set<Integer> lost) {
        lost.parallelStream().forEach(shard -> {
            DiscordGateway.Session session = sessions.remove(shard);
            if (session != null) {
                log.info("Discord: leaving shard {}", shard);
                session.close();
            }
        });
    }

    /** When to ask again; empty when there is an answer. */
    private Optional<Duration> askHowMany() {
        Reply reply = bot.gateway();
        if (reply instanceof Reply.Ok ok) {
            shards = Math.max(1, ok.body().path("shards").asInt(1));
            return Optional.empty();
        }
        if (reply instanceof Reply.Refused refused && refused.status() == UNAUTHORIZED) {
            log.error("Discord does not know the token in DISCORD_TOKEN; reset it at"
                    + " https://discord.com/developers/applications (Bot, Reset Token) and set the new one");
            return Optional.of(UNTIL_SOMEBODY_LOOKS);
        }
        log.warn("Discord does not say how many shards it wants; asking again");
        return Optional.of(ASK_AGAIN);
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread started = thread;
        if (started != null) {
            started.interrupt();
            try {
                started.join(STOP_WITHIN.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops early, so that what was acknowledged is still given to the desk and answered. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
