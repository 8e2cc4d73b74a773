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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class WorkEngineTest {
    private static final String KIND = "test";
    private static final String ID = "one";

    private final Clock clock = Clock.systemUTC();
    /** Half a minute without a heartbeat is death: a slow machine is not taken for a dead one. */
    private final WorkProperties properties = new WorkProperties(
            true,
            2,
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            300,
            Duration.ofSeconds(5),
            Duration.ofDays(90),
            "test");

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

    @Test
    void aStepThatAlwaysFailsIsGivenUpOnceAndParked() {
        work.enqueue(KIND, ID, clock.instant(), 0);
        Failing step = new Failing();
        engine = engine(step);
        engine.start();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.number("select count(*) from scheduled_tasks") == 0);
        assertThat(database.strings("""
                        select kind || ' ' || id || ' ' || failures || ' ' || parked_as || ' ' || (parked_at is not null)
                               || ' ' || split_part(first_error, ' at ', 1) || ' ' || split_part(last_error, ' at ', 1)
                        from work_failure"""))
                .containsExactly(
                        "test one 3 the middle true java.lang.IllegalStateException java.lang.IllegalStateException");
        assertThat(step.givenUp).hasValue(2);
        assertThat(database.number("select count(*) from ended")).isEqualTo(1);
    }

    @Test
    void aStepThatEndsTheNodesItRunsOnIsGivenUp() {
        signalled.countDown();
        database.jdbi().useHandle(handle -> handle.execute("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                values ('test', 'one', now() - interval '1 hour', true, 'a dead node', now() - interval '1 hour', 1);
                insert into work_failure (kind, id, failures, first_error, first_at, last_error, last_at)
                values ('test', 'one', 1, 'its node was not heard of', now(), 'its node was not heard of', now())"""));
        engine = engine(new Sleeper());
        engine.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.number("select count(*) from work_failure where parked_as = 'asleep'") == 1);
    }

    @Test
    void whatWorksAgainIsNoLongerListed() {
        work.enqueue(KIND, ID, clock.instant(), 0);
        engine = engine(new Failing() {
            @Override
            public boolean givesUp(String id, StepFailures failures) {
                mended.set(true);
                return false;
            }
        });
        engine.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.number("select count(*) from scheduled_tasks") == 0);
        assertThat(database.number("select count(*) from work_failure")).isZero();
    }

    private WorkEngine engine() {
        return engine(new Sleeper());
    }

    private WorkEngine engine(StepHandler step) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("step", step);
        StepRunner runner = new StepRunner(
                database.dataSource(),
                new TransactionTemplate(new DataSourceTransactionManager(database.dataSource())),
                work,
                meters,
                clock);
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

        @Override
        public boolean givesUp(String id, StepFailures failures) {
            return failures.exceed(2, Duration.ZERO);
        }

        @Override
        public String giveUp(String id) {
            return "asleep";
        }
    }

    /** Fails each time until it is mended, and the first time that it is to be given up as well. */
    private class Failing implements StepHandler {
        final AtomicBoolean mended = new AtomicBoolean();
        final AtomicInteger givenUp = new AtomicInteger();

        Failing() {
            database.jdbi().useHandle(handle -> handle.execute("create table ended (id text primary key)"));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Next step(String id) {
            if (mended.get()) {
                return Next.done();
            }
            throw new IllegalStateException("what a person wrote");
        }

        @Override
        public boolean givesUp(String id, StepFailures failures) {
            return failures.exceed(2, Duration.ZERO);
        }

        @Override
        public String giveUp(String id) {
            new JdbcTemplate(database.dataSource()).update("insert into ended values (?)", id);
            if (givenUp.incrementAndGet() == 1) {
                throw new IllegalStateException("not now");
            }
            return "the middle";
        }
    }
}
