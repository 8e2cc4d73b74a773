package dev.loggia.telegram.inbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees what becomes of the questions for updates. The library tells nobody but its log, and there with a stack trace; and when
 * it has stopped asking, it still says that it runs.
 */
final class PollWatch implements Interceptor {
    private static final Logger log = LoggerFactory.getLogger(PollWatch.class);
    private static final Duration SAID_AGAIN_AFTER = Duration.ofMinutes(10);
    private static final int CONFLICT = 409;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final InstantSource clock;
    private volatile @Nullable Instant answered;
    private volatile @Nullable Instant conflict;
    private volatile int code;
    private volatile @Nullable Instant said;

    PollWatch(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        note(response.code());
        return response;
    }

    void note(int status) {
        code = status;
        Instant now = clock.instant();
        if (status < 300) {
            answered = now;
            said = null;
            return;
        }
        if (status == CONFLICT) {
            conflict = now;
        }
        Instant before = said;
        if (before == null || before.plus(SAID_AGAIN_AFTER).isBefore(now)) {
            said = now;
            log.warn(sentence(status));
        }
    }

    /** Forgets what was, when asking begins. */
    void begin() {
        answered = clock.instant();
        conflict = null;
        said = null;
        code = 0;
    }

    Optional<Duration> sinceAnswer() {
        Instant last = answered;
        return last == null ? Optional.empty() : Optional.of(Duration.between(last, clock.instant()));
    }

    /** Whether another program has taken the updates since then. */
    boolean conflictSince(Instant time) {
        Instant last = conflict;
        return last != null && !last.isBefore(time);
    }

    /** What is wrong now, for people; empty when nothing is. */
    Optional<String> trouble() {
        int last = code;
        return last < 300 ? Optional.empty() : Optional.of(sentence(last));
    }

    private static String sentence(int status) {
        return switch (status) {
            case CONFLICT ->
                "Another program asks Telegram for the same bot's updates, and Telegram answers only one of them;"
                        + " stop the other one, or give this one a bot of its own";
            case UNAUTHORIZED, NOT_FOUND ->
                "Telegram does not know the token in TELEGRAM_TOKEN; get the valid one from" + " BotFather (/token)";
            default -> "Telegram does not give updates (code " + status + "); asking again";
        };
    }
}
