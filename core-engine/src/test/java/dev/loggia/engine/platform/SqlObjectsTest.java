package dev.loggia.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

public class SqlObjectsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    static {
        DATABASE.jdbi().useHandle(handle -> handle.execute("create table note (id int primary key, words text)"));
    }

    private final NoteSql notes = SqlObjects.onDemand(DATABASE.jdbi(), NoteSql.class);

    public record Note(int id, String words) {}

    @RegisterConstructorMapper(Note.class)
    public interface NoteSql {
        @SqlUpdate("insert into note (id, words) values (:id, :words)")
        int add(int id, String words);

        @SqlQuery("select id, words from note where id = :id")
        List<Note> list(int id);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void runsAStatementAndMapsItsRows() {
        notes.add(1, "one");

        assertThat(notes.list(1)).containsExactly(new Note(1, "one"));
    }

    @Test
    void belongsToTheCallersTransaction() {
        DATABASE.transactions().executeWithoutResult(status -> {
            notes.add(2, "two");
            assertThat(notes.list(2)).hasSize(1);
            status.setRollbackOnly();
        });

        assertThat(notes.list(2)).isEmpty();
    }

    @Test
    void goesOnAfterAStatementFailed() {
        notes.add(3, "three");

        assertThatThrownBy(() -> notes.add(3, "again")).isInstanceOf(JdbiException.class);
        assertThat(notes.list(3)).containsExactly(new Note(3, "three"));
    }

    @Test
    void manyCallersShareItWithoutMeeting() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = IntStream.range(100, 400)
                    .<Callable<Integer>>mapToObj(id -> () -> {
                        notes.add(id, "note " + id);
                        return notes.list(id).get(0).id();
                    })
                    .toList();
            int expected = 100;
            for (Future<Integer> each : threads.invokeAll(calls)) {
                assertThat(each.get()).isEqualTo(expected++);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void isItself() {
        assertThat(Set.of(notes)).contains(notes);
        assertThat(notes).hasToString("NoteSql");
    }
}
