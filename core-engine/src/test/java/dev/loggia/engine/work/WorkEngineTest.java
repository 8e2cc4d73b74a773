package dev.loggia.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class WorkEngineTest {
    private static final String KIND = "test";
    private static final String ID = "one";

    private final Clock clock = Clock.systemUTC();
    /** Half a minute without a heartbeat is death: a slow machine is not taken for a dead one. */
    private final WorkProperties properties = new WorkProperties(
            true, 2, Duration.ofMillis(20), Duration.ofMillis(100), 300, Duration.ofSeconds(5), "test");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch signalled = new CountDownLatch(1);
    private TestDatabase database;
    private Work work;
    private @Nullable WorkEngine engine;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        work = new Work(database.dataSource(), properties, clock);
    }

    @AfterEach
    void close() {
        if (engine != null) {
            engine.stop();
        }
        database.close();
    }

    @Test
    void aSignalThatComesWhileTheStepRunsMakesItRunAgain() throws Exception {
        startWithASignalMeanwhile();
        await().atMost(Duration.ofSeconds(20)).until(() -> runs.get() == 2);
    }

    /** A node that dies right after it has put its step to sleep, for the earliest that anything of ours can come. */
    @Test
    void aSignalIsHonouredInTheUpdateThatEndsTheRun() throws Exception {
        database.jdbi().useHandle(handle -> handle.execute("""
                create table seen (due_in interval, signalled boolean);
                create function look() returns trigger language plpgsql as $$
                begin
                    insert into seen values (new.execution_time - now(), new.signalled);
                    return null;
                end $$;
                create trigger look after update on scheduled_tasks for each row
                    when (old.picked and not new.picked) execute function look()"""));
        startWithASignalMeanwhile();
        await().atMost(Duration.ofSeconds(20)).until(() -> runs.get() == 2);
        await().atMost(Duration.ofSeconds(20)).until(() -> database.number("select count(*) from seen") == 2);
        assertThat(database.strings("select (due_in <= interval '0') || ' ' || signalled from seen"))
                .containsExactly("true false", "false false");
    }

    @Test
    void aSignalThatCameBeforeAStepRunsIsNotHonouredAgainAfterIt() {
        work.enqueue(KIND, ID, clock.instant().plus(Duration.ofHours(1)), 0);
        work.signal(KIND, ID);
        signalled.countDown();
        engine = engine();
        engine.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> database.number("""
                        select count(*) from scheduled_tasks
                        where task_name = 'test' and not picked and not signalled and execution_time > now()""") == 1);
        assertThat(runs).hasValue(1);
    }

    @Test
    void aStepOfANodeThatWasNotHeardOfIsTakenOver() {
        signalled.countDown();
        database.jdbi().useHandle(handle -> handle.execute("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                values ('test', 'one', now() - interval '1 hour', true, 'a dead node', now() - interval '1 hour', 1)"""));
        engine = engine();
        engine.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> runs.get() == 1
                        && meters.counter("loggia.work.taken.over").count() == 1);
    }

    @Test
    void aNodeIsWokenByWorkThatItRunsAlone() {
        AtomicInteger looks = new AtomicInteger();
        work.pollWith(new Work.Poller(Set.of(KIND), looks::incrementAndGet));
        work.enqueue("what another node runs", ID, clock.instant(), 0);
        assertThat(looks).hasValue(0);
        work.enqueue(KIND, ID, clock.instant(), 0);
        assertThat(looks).hasValue(1);
    }

    private void startWithASignalMeanwhile() throws InterruptedException {
        work.enqueue(KIND, ID, clock.instant(), 0);
        engine = engine();
        engine.start();
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
        work.signal(KIND, ID);
        signalled.countDown();
    }

    private WorkEngine engine() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("step", new Sleeper());
        StepRunner runner = new StepRunner(database.dataSource(), work, meters, clock);
        return new WorkEngine(
                database.dataSource(),
                work,
                runner,
                beans.getBeanProvider(StepHandler.class),
                beans.getBeanProvider(StepHandlers.class),
                beans.getBeanProvider(RecurringWork.class),
                properties,
                clock);
    }

    /** Wants to sleep for an hour, each time; the first time it waits for a signal before it says so. */
    private final class Sleeper implements StepHandler {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Next step(String id) {
            running.countDown();
            try {
                if (!signalled.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("No signal came");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            runs.incrementAndGet();
            return Next.at(Instant.now().plus(Duration.ofHours(1)));
        }
    }
}
