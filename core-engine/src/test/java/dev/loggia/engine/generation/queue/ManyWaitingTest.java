package dev.loggia.engine.generation.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.generation.state.StepSql;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue with very many in it, on the database alone: no worker runs and the clock is the test's. */
class ManyWaitingTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String GATE = "test";
    private static final int ROWS_READ_AT_MOST = 2_000;

    private final TestDatabase database = TestDatabase.create();
    private Instant now = NOW;
    private final AdmissionSql sql = database.jdbi().onDemand(AdmissionSql.class);
    private final StepSql steps = new StepSql(database.dataSource());

    @BeforeEach
    void open() {
        sql.openGate(GATE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void oneRequestersThousandDelayAnothersFirstByAtMostOneSlot() {
        wait("visitor:heavy", 1_000);
        for (int served = 1; served <= 300; served++) {
            admitOne();
            if (served % 100 == 0) {
                GenerationId light = arrive("visitor:light" + served);
                List<GenerationId> next = List.of(admitOne(), admitOne());
                assertThat(next).as("the two slots after %d", served).contains(light);
            }
        }
    }

    @Test
    void manyHeavyRequestersDelayALightOneByTheRestOfTheRoundAndOneMore() {
        for (int requester = 0; requester < 10; requester++) {
            wait("visitor:heavy" + requester, 100);
        }
        for (int served = 0; served < 57; served++) {
            admitOne();
        }
        GenerationId light = arrive("visitor:light");
        List<GenerationId> next = new ArrayList<>();
        for (int slot = 0; slot < 20; slot++) {
            next.add(admitOne());
        }
        assertThat(next.indexOf(light)).isBetween(0, 2 + 10 + 1);
    }

    @Test
    void aHundredThousandWaitingAreNotReadToLetOneIn() {
        for (int requester = 0; requester < 10; requester++) {
            wait("visitor:" + requester, 10_000);
        }
        database.jdbi().useHandle(handle -> handle.execute("analyze generation, scheduled_tasks, submit_attempt"));
        GenerationId last = arrive("visitor:0");

        database.jdbi().useTransaction(handle -> {
            AdmissionSql inside = handle.attach(AdmissionSql.class);
            GenerationId first = inside.admit(GATE, NOW, 1, Duration.ofSeconds(10), 100, null)
                    .get(0);
            assertThat(inside.anyoneWaiting(NOW)).isTrue();
            assertThat(inside.admit(GATE, NOW, 18, Duration.ofSeconds(10), 100, null))
                    .hasSize(17);
            assertThat(inside.listPlaces(List.of(first.value(), last.value()), 1_000, NOW))
                    .containsExactly(new AdmissionSql.Place(last, 1_000));
            assertThat(pick(handle)).hasSize(12);
            assertReadLittle(handle);
        });
    }

    /** As db-scheduler picks steps; its statement is in its class {@code PostgreSqlJdbcCustomization}. */
    private static List<String> pick(Handle handle) {
        return handle.createQuery("""
                        update scheduled_tasks st1 set picked = true, picked_by = 'node', last_heartbeat = :now, version = version + 1
                        where (st1.task_name, st1.task_instance) in (
                            select st2.task_name, st2.task_instance from scheduled_tasks st2
                            where picked = false and execution_time <= :now
                            order by priority desc, execution_time asc for update skip locked limit 12)
                        returning st1.task_instance""").bind("now", NOW).mapTo(String.class).list();
    }

    private static void assertReadLittle(Handle handle) {
        handle.createQuery("""
                        select relname, coalesce(seq_tup_read, 0) as sequential, coalesce(idx_tup_fetch, 0) as by_index
                        from pg_stat_xact_user_tables where relname in ('generation', 'scheduled_tasks')""").mapToMap().forEach(table -> {
            assertThat((Long) table.get("sequential")).as("%s", table).isZero();
            assertThat((Long) table.get("by_index")).as("%s", table).isLessThan(ROWS_READ_AT_MOST);
        });
    }

    private GenerationId admitOne() {
        now = now.plus(Duration.ofMinutes(1));
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "update generation set state = 'RUNNING', task_id = id::text where state = 'ADMITTED'"));
        List<GenerationId> admitted = sql.admit(GATE, now, 1, Duration.ofSeconds(10), 100_000, null);
        assertThat(admitted).hasSize(1);
        return admitted.get(0);
    }

    /** One more of a requester takes its place in the queue, as its step does. */
    private GenerationId arrive(String requester) {
        GenerationId id = GenerationId.random();
        insert(requester, 1, "'" + id + "'::uuid", "FUNDING", "0");
        assertThat(steps.enterQueue(GATE, steps.find(id).orElseThrow(), NOW)).isPresent();
        return id;
    }

    private void wait(String requester, int howMany) {
        insert(requester, howMany, "gen_random_uuid()", "QUEUED", "n");
    }

    private void insert(String requester, int howMany, String id, String state, String turn) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        """
                with added as (
                    insert into generation (id, state, kind, model, settings, provider_model, provider_input, prompt, asker_key,
                                            owner_id, tier, door, free, price, catalog_version, estimate_micros, queue_class, turn,
                                            typical, run_limit, created_at, changed_at, deadline_at)
                    select %s, '%s', 'image', 'm', '{}', 'm', '{}', 'p', '%s', owner_of('visitor', '%s', null, now()), 'free', 'web', true, 1, 'v', 0, 1, %s,
                           interval '10 s', interval '1 h', ?, ?, ?
                    from generate_series(1, %d) n
                    returning id, deadline_at)
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
                select 'generation', id::text, deadline_at, false, 1, 0 from added""".formatted(id, state, requester, requester, turn, howMany),
                        NOW,
                        NOW,
                        NOW.plus(Duration.ofMinutes(30))));
    }
}
