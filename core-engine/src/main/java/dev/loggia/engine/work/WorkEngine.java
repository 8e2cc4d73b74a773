package dev.loggia.engine.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * db-scheduler as Loggia runs it: lock-and-fetch polling that never queues more than it has threads (queued picks are not
 * heart-beaten), a lease of a few seconds, and no data in the rows: an id is all a step gets.
 *
 * <p>Steps of a kind that this node has no handler for, such as a delivery of a door that only other nodes have, are handed
 * back untouched when they are met first and left alone from then on.
 */
@Component
class WorkEngine implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(WorkEngine.class);
    /** db-scheduler throws away what one node has had no handler for so long; another node has it. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final DataSource dataSource;
    private final Work work;
    private final StepRunner runner;
    private final ObjectProvider<StepHandler> handlers;
    private final ObjectProvider<StepHandlers> more;
    private final ObjectProvider<RecurringWork> recurring;
    private final WorkProperties properties;
    private final InstantSource clock;
    private @Nullable Scheduler scheduler;

    WorkEngine(
            DataSource dataSource,
            Work work,
            StepRunner runner,
            ObjectProvider<StepHandler> handlers,
            ObjectProvider<StepHandlers> more,
            ObjectProvider<RecurringWork> recurring,
            WorkProperties properties,
            InstantSource clock) {
        this.dataSource = dataSource;
        this.work = work;
        this.runner = runner;
        this.handlers = handlers;
        this.more = more;
        this.recurring = recurring;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        boolean all = work.runsHere();
        List<RecurringTask<?>> timers =
                all ? recurring.stream().<RecurringTask<?>>map(this::timer).toList() : List.of();
        Stream<StepHandler> common = all ? handlers.stream() : Stream.empty();
        Stream<StepHandler> bound = more.stream().flatMap(each -> each.listHandlers().stream());
        List<Task<?>> steps =
                Stream.concat(common, bound).<Task<?>>map(runner::taskFor).toList();
        Scheduler started = build(steps, timers);
        started.start();
        scheduler = started;
        Set<String> kinds = steps.stream().map(Task::getName).collect(Collectors.toSet());
        work.pollWith(new Work.Poller(kinds, started::triggerCheckForDueExecutions));
    }

    private Scheduler build(List<Task<?>> steps, List<RecurringTask<?>> timers) {
        var builder = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), steps);
        return builder.startTasks(timers)
                .threads(properties.threads())
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(properties.poll())
                .heartbeatInterval(properties.heartbeat())
                .missedHeartbeatsLimit(properties.missedHeartbeats())
                .serializer(new NoDataSerializer())
                .enablePriority()
                .clock(clock::instant)
                .schedulerName(new SchedulerName.Fixed(
                        properties.node() + "-" + UUID.randomUUID().toString().substring(0, 8)))
                .shutdownMaxWait(properties.stopWithin())
                .deleteUnresolvedAfter(NEVER)
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    private RecurringTask<Void> timer(RecurringWork timer) {
        return Tasks.recurring(timer.name(), FixedDelay.of(timer.every())).execute((instance, context) -> {
            try {
                timer.run();
            } catch (RuntimeException e) {
                log.warn(
                        "{} failed and will be tried again in {}: {}",
                        timer.name(),
                        timer.every(),
                        StepRunner.describe(e));
            }
        });
    }

    @Override
    public synchronized void stop() {
        Scheduler running = scheduler;
        if (running != null) {
            work.pollWith(Work.Poller.NONE);
            running.stop();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }
}
