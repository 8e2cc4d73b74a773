package dev.loggia.telegram.outbox;

import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.LeftOut;
import dev.loggia.telegram.wire.Threads;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;

/**
 * Pressed buttons spin until the press is answered, once. When the words for it come soon, a refusal can be that answer: an
 * alert that only who pressed sees. When they do not, the button is told that it was heard, and the words come as a message.
 */
public final class Presses implements AutoCloseable {
    /** What an alert may hold. */
    static final int MOST = 200;

    private static final int WAITING = 2000;

    private final BotApi api;
    private final Duration grace;
    private final ScheduledThreadPoolExecutor timer = Threads.one("press-timer");
    private final ThreadPoolExecutor callers;
    private final Map<String, Future<?>> waiting = new ConcurrentHashMap<>();

    public Presses(BotApi api, Duration grace, MeterRegistry meters) {
        this.api = api;
        this.grace = grace;
        this.callers = Threads.few("presses", 8, WAITING, new LeftOut(meters, "presses"));
    }

    /** A button was pressed; whatever happens, it will not spin for longer than the grace. */
    public void pressed(String query) {
        waiting.computeIfAbsent(query, id -> timer.schedule(() -> heard(id), grace.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The button need not spin any more. */
    public void heard(String query) {
        if (unanswered(query)) {
            callers.execute(() -> answer(query, null));
        }
    }

    /** Says it to who pressed, as soon as may be. */
    public void refuse(String query, String words) {
        unanswered(query);
        callers.execute(() -> answer(query, words));
    }

    /** Says it to who pressed, alone, in at most {@value #MOST} characters. False when it is too late for that. */
    boolean alert(String query, String words) {
        return unanswered(query) && answer(query, words);
    }

    private boolean unanswered(String query) {
        Future<?> planned = waiting.remove(query);
        if (planned != null) {
            planned.cancel(false);
        }
        return planned != null;
    }

    private boolean answer(String query, @Nullable String words) {
        AnswerCallbackQuery answer = AnswerCallbackQuery.builder()
                .callbackQueryId(query)
                .text(words)
                .showAlert(words == null ? null : true)
                .build();
        return api.call("answerCallbackQuery", client -> client.execute(answer)).answered();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        callers.shutdownNow();
    }
}
