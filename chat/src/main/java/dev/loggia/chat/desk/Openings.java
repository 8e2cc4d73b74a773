package dev.loggia.chat.desk;

import dev.loggia.chat.Call;
import dev.loggia.chat.FormAction;
import dev.loggia.chat.Opening;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Asks actions what their forms hold, for as long as somebody who pressed a button does not notice. A database that was too
 * slow once is not asked for a while, so that forms open at once, and empty, until it is well again.
 */
@Component
class Openings implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Openings.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final int AT_ONCE = 4;
    private static final int WAITING = 64;
    private static final Opening EMPTY = new Opening.Open(Map.of());

    private final UnaryOperator<Call> asAnswered;
    private final ThreadPoolExecutor readers;
    private volatile long restsUntil = System.nanoTime();

    @Autowired
    Openings(CallReader reader) {
        this((UnaryOperator<Call>) reader::asAnswered);
    }

    Openings(UnaryOperator<Call> asAnswered) {
        this.asAnswered = asAnswered;
        CustomizableThreadFactory daemons = new CustomizableThreadFactory("chat-forms-");
        daemons.setDaemon(true);
        readers = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), daemons);
        readers.allowCoreThreadTimeOut(true);
    }

    Opening of(FormAction action, Call call) {
        if (System.nanoTime() - restsUntil < 0) {
            return EMPTY;
        }
        try {
            Future<Opening> opening = readers.submit(() -> action.open(asAnswered.apply(call)));
            try {
                return opening.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                opening.cancel(false);
            }
        } catch (TimeoutException e) {
            restsUntil = System.nanoTime() + REST.toNanos();
            log.warn("Forms open empty for a while: what they hold does not come in time");
        } catch (ExecutionException e) {
            log.warn(
                    "A form opens empty: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).getClass().getName());
        } catch (RejectedExecutionException e) {
            log.debug("A form opens empty: too many at once");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return EMPTY;
    }

    @Override
    public void destroy() {
        readers.shutdownNow();
    }
}
