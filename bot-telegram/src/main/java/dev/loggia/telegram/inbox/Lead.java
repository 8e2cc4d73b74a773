package dev.loggia.telegram.inbox;

import dev.loggia.chat.ChatDesk;
import dev.loggia.telegram.gallery.FileIds;
import dev.loggia.telegram.wire.BotIdentity;
import dev.loggia.telegram.wire.Threads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Does what one node does for all: asks for updates, or tells Telegram where to call, and sets the menu of commands.
 *
 * <p>Who leads stands in the database. While that does not answer, the leader goes on: nobody else can have become the leader,
 * unless it is this node alone that is cut off; then Telegram tells, because it answers only one who asks.
 */
public final class Lead implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Lead.class);
    /** Telegram begins anew to number updates after a week without any. */
    private static final Duration LONG_QUIET = Duration.ofDays(1);

    private static final Duration HOUSEKEEPING = Duration.ofHours(12);

    private final Lease lease;
    private final BotIdentity identity;
    private final Polling polling;
    private final PollWatch watch;
    private final @Nullable Webhook webhook;
    private final CommandMenu menu;
    private final ObjectProvider<ChatDesk> desk;
    private final FileIds fileIds;
    private final InstantSource clock;
    private @Nullable ScheduledThreadPoolExecutor timer;
    private volatile boolean leading;
    private volatile boolean running;
    private boolean menuSet;
    private Instant heldLast;
    private Instant keptHouse;

    /** What is only needed together. */
    record Duties(
            BotIdentity identity,
            Polling polling,
            PollWatch watch,
            @Nullable Webhook webhook,
            CommandMenu menu,
            FileIds fileIds) {}

    Lead(Lease lease, Duties duties, ObjectProvider<ChatDesk> desk, InstantSource clock) {
        this.lease = lease;
        this.identity = duties.identity();
        this.polling = duties.polling();
        this.watch = duties.watch();
        this.webhook = duties.webhook();
        this.menu = duties.menu();
        this.fileIds = duties.fileIds();
        this.desk = desk;
        this.clock = clock;
        this.heldLast = clock.instant();
        this.keptHouse = Instant.EPOCH;
    }

    /** Whether this node asks for updates, or looks after the webhook. */
    public boolean leading() {
        return leading;
    }

    /** What keeps updates from coming, for people; empty when nothing is known to. */
    public Optional<String> trouble() {
        if (!leading) {
            return Optional.empty();
        }
        if (webhook != null) {
            return webhook.set() ? Optional.empty() : Optional.of("Telegram does not take the webhook");
        }
        Optional<String> told = watch.trouble();
        return told.isPresent() || !stale() ? told : Optional.of("Telegram does not answer");
    }

    /** Since Telegram last answered a question for updates; empty when this node does not ask. */
    public Optional<Duration> sinceAnswer() {
        return leading && webhook == null ? watch.sinceAnswer() : Optional.empty();
    }

    private boolean stale() {
        return watch.sinceAnswer().map(age -> age.compareTo(polling.dead()) > 0).orElse(false);
    }

    private void tick() {
        try {
            identify();
            Lease.State state = lease.hold();
            if (state == Lease.State.OURS) {
                heldLast = clock.instant();
                lead();
            } else if (state == Lease.State.SOMEBODY_ELSES || taken()) {
                follow();
            }
        } catch (RuntimeException | LinkageError e) {
            log.error("Leading the Telegram door failed: {}", e.getClass().getName());
        }
    }

    /** Every node needs the bot's name, to know which commands are meant for it. */
    private void identify() {
        if (!identity.known()) {
            identity.ask();
        }
    }

    private boolean taken() {
        return watch.conflictSince(heldLast.plus(lease.renewal().multipliedBy(5)));
    }

    private void lead() {
        if (!leading) {
            log.info("This node now takes updates from Telegram");
            leading = true;
        }
        if (webhook != null) {
            if (!webhook.set()) {
                webhook.tell();
            }
        } else if (!identity.known()) {
            return; // without its name the bot does not know which commands are meant for it
        } else if (!polling.running() || stale() || polling.quiet().compareTo(LONG_QUIET) > 0) {
            polling.start();
        }
        if (!menuSet && identity.known()) {
            menuSet = menu.set(desk.getObject().commands());
        }
        keepHouse();
    }

    private void keepHouse() {
        Instant now = clock.instant();
        if (keptHouse.plus(HOUSEKEEPING).isBefore(now)) {
            fileIds.forgetOld();
            keptHouse = now;
        }
    }

    private void follow() {
        if (leading) {
            log.info("Another node now takes updates from Telegram");
            leading = false;
            polling.stop();
        }
    }

    /** After the desk, which has to be able to take what comes. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 100;
    }

    @Override
    public synchronized void start() {
        running = true;
        ScheduledThreadPoolExecutor fresh = Threads.one("lead");
        timer = fresh;
        fresh.scheduleWithFixedDelay(this::tick, 0, lease.renewal().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        running = false;
        ScheduledThreadPoolExecutor ended = timer;
        timer = null;
        if (ended != null) {
            ended.shutdownNow();
            try {
                ended.awaitTermination(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        polling.stop();
        if (leading) {
            leading = false;
            lease.release();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
