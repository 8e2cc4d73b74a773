package dev.loggia.telegram.inbox;

import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.longpolling.TelegramBotsLongPollingApplication;
import org.telegram.telegrambots.longpolling.interfaces.BackOff;
import org.telegram.telegrambots.longpolling.interfaces.LongPollingUpdateConsumer;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/**
 * Asks for updates by the library's long polling, with a thread and a client of its own that end with it. An update is handed
 * over, and by that on disk, before the next question tells Telegram that it came.
 */
final class Polling {
    private static final Logger log = LoggerFactory.getLogger(Polling.class);
    private static final int MOST_AT_ONCE = 100;
    /** Beyond the time that Telegram keeps a question open. */
    private static final Duration SLACK = Duration.ofSeconds(15);

    private final BotApi api;
    private final Consumer<Update> reception;
    private final PollWatch watch;
    private final Duration timeout;
    private final AtomicLong quietSince = new AtomicLong(System.nanoTime());
    private @Nullable Running running;

    /** Everything that ends together. */
    private record Running(
            TelegramBotsLongPollingApplication application, OkHttpClient http, ScheduledThreadPoolExecutor thread) {}

    /** @param reception must not throw */
    Polling(BotApi api, Consumer<Update> reception, PollWatch watch, Duration timeout) {
        this.api = api;
        this.reception = reception;
        this.watch = watch;
        this.timeout = timeout;
    }

    boolean running() {
        return running != null;
    }

    /** How long no question was answered after which something must be wrong with the asking itself. */
    Duration dead() {
        return timeout.plus(SLACK).multipliedBy(2).plusSeconds(30);
    }

    /**
     * How long there was nothing. After a week of that, Telegram numbers updates anew, maybe with lower numbers, which the
     * library throws away as old ones; whoever begins anew in time does not.
     */
    Duration quiet() {
        return Duration.ofNanos(System.nanoTime() - quietSince.get());
    }

    /** False when Telegram could not be told that there is no webhook any more; then it would not answer. */
    boolean start() {
        stop();
        watch.begin();
        OkHttpClient http = api.apart()
                .readTimeout(timeout.plus(SLACK))
                .callTimeout(timeout.plus(SLACK).plus(SLACK))
                .addInterceptor(watch)
                .addInterceptor(new Sieve())
                .build();
        ScheduledThreadPoolExecutor thread = Threads.one("poll");
        TelegramBotsLongPollingApplication application = new TelegramBotsLongPollingApplication(
                com.fasterxml.jackson.databind.ObjectMapper::new, () -> http, () -> thread, Patience::new);
        running = new Running(application, http, thread);
        try {
            application.registerBot(api.token().value(), api::address, this::question, new Handover());
            quietSince.set(System.nanoTime());
            return true;
        } catch (TelegramApiException | RuntimeException e) {
            log.warn("Telegram does not answer; trying again");
            stop();
            return false;
        }
    }

    void stop() {
        Running ended = running;
        running = null;
        if (ended == null) {
            return;
        }
        ended.http().dispatcher().cancelAll();
        try {
            ended.application().close();
        } catch (Exception e) {
            log.debug("The library did not close well ({})", e.getClass().getSimpleName());
        }
        ended.thread().shutdownNow();
        BotApi.shut(ended.http());
    }

    private GetUpdates question(int last) {
        return GetUpdates.builder()
                .offset(last + 1)
                .limit(MOST_AT_ONCE)
                .timeout((int) timeout.toSeconds())
                .allowedUpdates(Reception.KINDS)
                .build();
    }

    /** Must not throw: the library would never ask again. */
    private final class Handover implements LongPollingUpdateConsumer {
        @Override
        public void consume(List<Update> updates) {
            quietSince.set(System.nanoTime());
            for (Update update : updates) {
                try {
                    reception.accept(update);
                } catch (Throwable failure) {
                    log.error(
                            "An update could not be taken: {}",
                            failure.getClass().getName());
                }
            }
        }
    }

    /** Half a second at first, half a minute at most. */
    private static final class Patience implements BackOff {
        private static final long LONGEST = 30_000;
        private long next = 500;

        @Override
        public void reset() {
            next = 500;
        }

        @Override
        public long nextBackOffMillis() {
            long now = next;
            next = Math.min(LONGEST, next * 2);
            return now;
        }
    }
}
