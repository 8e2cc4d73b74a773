package dev.loggia.engine.work;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.loggia.engine.platform.LoggiaException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns a {@link StepHandler} into a task; signals that come while it runs are honoured after it. */
@Component
class StepRunner {
    private static final Logger log = LoggerFactory.getLogger(StepRunner.class);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

    private final WorkSql sql;
    private final Work work;
    private final InstantSource clock;
    private final Counter takenOver;

    StepRunner(DataSource dataSource, Work work, MeterRegistry meters, InstantSource clock) {
        this.sql = new WorkSql(dataSource);
        this.work = work;
        this.clock = clock;
        this.takenOver = Counter.builder("loggia.work.taken.over")
                .description("Steps whose node had not been heard of for a while")
                .register(meters);
    }

    Task<?> taskFor(StepHandler handler) {
        return Tasks.custom(handler.kind(), Void.class)
                .onFailure((complete, operations) -> retry(handler.kind(), complete, operations))
                .onDeadExecution(this::takeOver)
                .execute((instance, context) -> {
                    String id = instance.getId();
                    Next next = handler.step(id);
                    return complete(handler.kind(), id, next);
                });
    }

    /** The node that had it has not said for a while that it lives. Should it wake up, its compare-and-set comes to nothing. */
    private void takeOver(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        Execution dead = complete.getExecution();
        try {
            operations.reschedule(complete, clock.instant());
        } catch (ExecutionException e) {
            log.debug("{} was taken over by another node", dead.taskInstance);
            return;
        }
        takenOver.increment();
        log.info(
                "{} {} is taken over: {} has not been heard of",
                dead.taskInstance.getTaskName(),
                dead.taskInstance.getId(),
                dead.pickedBy);
    }

    private CompletionHandler<Void> complete(String kind, String id, Next next) {
        return (complete, operations) -> {
            if (next instanceof Next.At at) {
                reschedule(kind, id, complete, operations, at.due());
            } else {
                operations.remove();
            }
        };
    }

    /** The same update honours a signal that came meanwhile; then there is something to do at once. */
    private void reschedule(
            String kind, String id, ExecutionComplete complete, ExecutionOperations<Void> operations, Instant due) {
        operations.reschedule(complete, due);
        if (sql.isDue(kind, id, clock.instant())) {
            work.wakeAfterCommit(kind);
        }
    }

    private void retry(String kind, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = complete.getExecution().consecutiveFailures;
        Instant due = clock.instant().plus(backoff(failures));
        String id = complete.getExecution().taskInstance.getId();
        log.warn(
                "{} {} failed and will be tried again: {}",
                kind,
                id,
                complete.getCause().map(StepRunner::describe).orElse("unknown cause"));
        reschedule(kind, id, complete, operations, due);
    }

    /** Exponential from one second to one minute, with full jitter. */
    private static Duration backoff(int failures) {
        long most = Math.min(LONGEST_BACKOFF.toMillis(), 1000L << Math.min(failures, 6));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(100, most + 1));
    }

    /** Class and our own code only: messages of foreign exceptions may carry what a person typed. */
    static String describe(Throwable cause) {
        if (cause instanceof LoggiaException ours) {
            return ours.code() + ": " + ours.getMessage();
        }
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                return cause.getClass().getName() + ", SQL state " + sql.getSQLState();
            }
        }
        StackTraceElement[] trace = cause.getStackTrace();
        return cause.getClass().getName() + (trace.length > 0 ? " at " + trace[0] : "");
    }
}
