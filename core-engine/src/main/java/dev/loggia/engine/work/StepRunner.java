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
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Turns a {@link StepHandler} into a task; signals that come while it runs are honoured after it. */
@Component
class StepRunner {
    private static final Logger log = LoggerFactory.getLogger(StepRunner.class);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
    /** SQL states: connection, resources, shutdown, read-only standby, deadlock. */
    private static final List<String> OUTAGES = List.of("08", "53", "57P", "25006", "40");

    private final WorkSql sql;
    private final FailureSql failing;
    private final TransactionOperations transactions;
    private final Work work;
    private final InstantSource clock;
    private final Counter takenOver;

    StepRunner(
            DataSource dataSource,
            TransactionOperations transactions,
            Work work,
            MeterRegistry meters,
            InstantSource clock) {
        this.sql = new WorkSql(dataSource);
        this.failing = new FailureSql(dataSource);
        this.transactions = transactions;
        this.work = work;
        this.clock = clock;
        this.takenOver = Counter.builder("loggia.work.taken.over")
                .description("Steps whose node had not been heard of for a while")
                .register(meters);
    }

    Task<?> taskFor(StepHandler handler) {
        return Tasks.custom(handler.kind(), Void.class)
                .onFailure((complete, operations) -> failed(handler, complete, operations))
                .onDeadExecution((complete, operations) -> takeOver(handler, complete, operations))
                .execute((instance, context) -> {
                    String id = instance.getId();
                    Next next = handler.step(id);
                    return complete(handler.kind(), id, next);
                });
    }

    /**
     * The node that had it has not said for a while that it lives. Should it wake up, its compare-and-set comes to nothing. It
     * counts as a failure: a step that ends each node it runs on is given up as well.
     */
    private void takeOver(StepHandler handler, ExecutionComplete complete, ExecutionOperations<Void> operations) {
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
        endsHere(handler, dead.taskInstance.getId(), "its node was not heard of", true);
    }

    private CompletionHandler<Void> complete(String kind, String id, Next next) {
        return (complete, operations) -> {
            if (complete.getExecution().consecutiveFailures > 0) {
                failing.forget(kind, id);
            }
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

    private void failed(StepHandler handler, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        String kind = handler.kind();
        String id = complete.getExecution().taskInstance.getId();
        String error = complete.getCause().map(StepRunner::describe).orElse("unknown cause");
        boolean counts = !complete.getCause().map(StepRunner::isOutage).orElse(false);
        if (endsHere(handler, id, error, counts)) {
            operations.remove();
            return;
        }
        log.warn("{} {} failed and will be tried again: {}", kind, id, error);
        Instant due = clock.instant().plus(backoff(complete.getExecution().consecutiveFailures));
        reschedule(kind, id, complete, operations, due);
    }

    /** Counts the failure if it counts; ends the work, once, when there have been too many. */
    private boolean endsHere(StepHandler handler, String id, String error, boolean counts) {
        if (!counts) {
            return false;
        }
        StepFailures failures = failing.record(handler.kind(), id, error, clock.instant());
        try {
            return handler.givesUp(id, failures) && park(handler, id, failures, error);
        } catch (RuntimeException e) {
            log.error("{} {} could not be given up: {}", handler.kind(), id, describe(e));
            return false;
        }
    }

    private boolean park(StepHandler handler, String id, StepFailures failures, String error) {
        String as = transactions.execute(status -> {
            String stood = handler.giveUp(id);
            failing.park(handler.kind(), id, stood, clock.instant());
            return stood;
        });
        log.error(
                "{} {} was given up as {} after {} failures since {}, and is parked: {}",
                handler.kind(),
                id,
                as,
                failures.count(),
                failures.since(),
                error);
        return true;
    }

    /** Exponential from one second to one minute, with full jitter. */
    private static Duration backoff(int failures) {
        long most = Math.min(LONGEST_BACKOFF.toMillis(), 1000L << Math.min(failures, 6));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(100, most + 1));
    }

    /** The database was not there, or not for us: no fault of the step, and nothing could be given up either. */
    private static boolean isOutage(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                return OUTAGES.stream().anyMatch(sql.getSQLState()::startsWith);
            }
        }
        return false;
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
