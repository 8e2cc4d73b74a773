package dev.loggia.engine.generation.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.engine.testing.TestEngine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What looking costs, on an engine in which nobody works. */
class GenerationQueriesTest {
    /** Of each thread by itself: others look at the queue meanwhile. */
    private static final ThreadLocal<AtomicInteger> STATEMENTS = ThreadLocal.withInitial(AtomicInteger::new);

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.create();
    private final Requester.Visitor visitor = TestEngine.visitor("203.0.113.9");
    private final List<GenerationId> ids = new ArrayList<>();
    private TestEngine engine;

    @BeforeEach
    void fill() {
        engine =
                TestEngine.nodeWith(database, folder, Map.of("loggia.work.enabled", "false"), CountingStatements.class);
        for (int i = 0; i < 5; i++) {
            ids.add(engine.accepted(visitor));
        }
        String made = ids.get(0) + "', '" + ids.get(1);
        database.jdbi().useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica");
            handle.execute("update generation set state = 'QUEUED', turn = seq");
            handle.execute(
                    "update generation set state = 'SUCCEEDED', finished_at = now() where id in ('" + made + "')");
            handle.execute("""
                    insert into media_asset (id, generation_id, ordinal, kind, content_type, bytes, sha256, width, height, object_key,
                                             created_at)
                    select gen_random_uuid(), id, 0, 'image', 'image/png', 1, repeat('0', 64), 1, 1, 'kept/' || id, now()
                    from generation where state = 'SUCCEEDED'""");
        });
    }

    @AfterEach
    void close() {
        engine.close();
        database.close();
    }

    @Test
    void aPageTakesThreeStatementsHoweverLongItIs() {
        STATEMENTS.remove();
        List<GenerationView> page = engine.generations().listOwn(visitor, null, 5);

        assertThat(STATEMENTS.get()).hasValue(3);
        assertThat(page)
                .filteredOn(view -> view.state() == GenerationState.SUCCEEDED)
                .hasSize(2)
                .allSatisfy(view -> assertThat(view.media()).hasSize(1));
        assertThat(page).extracting(GenerationView::placeInQueue).containsExactly(3, 2, 1, null, null);
    }

    @Test
    void manyAreFoundAtOnceInTheirOrderEachWithItsViewersEyes() {
        List<Generations.Look> looks = List.of(
                new Generations.Look(ids.get(4), visitor),
                new Generations.Look(GenerationId.random(), visitor),
                new Generations.Look(ids.get(0), null),
                new Generations.Look(ids.get(0), visitor));
        STATEMENTS.remove();
        List<Optional<GenerationView>> found = engine.generations().findAll(looks);

        assertThat(STATEMENTS.get()).hasValue(4);
        assertThat(found)
                .containsExactly(
                        engine.generations().find(ids.get(4), visitor),
                        Optional.empty(),
                        engine.generations().find(ids.get(0), null),
                        engine.generations().find(ids.get(0), visitor));
        assertThat(found.get(2).orElseThrow().owned()).isFalse();
        assertThat(found.get(3).orElseThrow().owned()).isTrue();
    }

    @Test
    void aSearchLooksAtTheNewestThousandAlone() {
        assertThat(engine.generations().searchOwn(visitor, "lighthouse", 10)).hasSize(5);
        database.jdbi().useHandle(handle -> handle.execute("""
                insert into generation overriding system value
                select (jsonb_populate_record(null::generation, to_jsonb(g)
                            || jsonb_build_object('id', gen_random_uuid(), 'seq', g.seq + n, 'prompt', 'something else'))).*
                from generation g, generate_series(1, 999) n where g.seq = (select max(seq) from generation)"""));

        assertThat(engine.generations().searchOwn(visitor, "lighthouse", 10))
                .extracting(GenerationView::id)
                .containsExactly(ids.get(4));
    }

    /** Wraps the engine's connections. */
    static class CountingStatements implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource source
                    ? new DelegatingDataSource(source) {
                        @Override
                        public Connection getConnection() throws SQLException {
                            return counting(super.getConnection());
                        }
                    }
                    : bean;
        }

        private static Connection counting(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().startsWith("prepareStatement")) {
                            STATEMENTS.get().incrementAndGet();
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
