package dev.loggia.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.FakeTask;
import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.engine.testing.TestEngine;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** News for a door that a node does not have. */
class DoorlessNodeTest {
    @TempDir
    private Path folder;

    @Test
    void waitsUntouchedForANodeWithThatDoorWhichNeedNotWork() {
        try (TestDatabase database = TestDatabase.create();
                TestEngine worker = TestEngine.node(database, folder.resolve("a"), "elsewhere", Map.of())) {
            Requester.Member member = worker.member(10);
            GenerationId first = succeeded(worker, member);
            // It goes on with what it can do, and so has had every chance to spoil what it cannot.
            GenerationId second = succeeded(worker, member);
            await().until(() -> untouched(database) == 2);
            assertThat(database.strings("select state || attempts from delivery"))
                    .containsExactly("PENDING0", "PENDING0");

            try (TestEngine door =
                    TestEngine.node(database, folder.resolve("b"), "test", Map.of("loggia.work.enabled", "false"))) {
                await().untilAsserted(() -> assertThat(door.told()).containsExactlyInAnyOrder(first, second));
                await().until(() -> database.number("select count(*) from delivery where state = 'DELIVERED'") == 2);

                door.accepted(member);
                await().until(() -> worker.provider().tasks().size() == 3);
                assertThat(door.provider().submissions()).isEmpty();
            }
            assertThat(worker.told()).isEmpty();
            tellsPagesByBookingAndParksWhatIsForAnAccount(worker, member);
        }
    }

    private static void tellsPagesByBookingAndParksWhatIsForAnAccount(TestEngine engine, Requester.Member member) {
        Deliveries deliveries = engine.door(Deliveries.class);
        Subject subject = new Subject("anything", "1");
        deliveries.tell(new Notice(new Recipient.Person("web", "visitor"), "news", subject, "a"));
        deliveries.tell(new Notice(new Recipient.Account(member.account()), "news", subject, "b"));
        deliveries.tell(new Notice(new Recipient.Account(member.account()), "news", subject, "b"));
        assertThat(engine.database()
                        .strings("select state || ' ' || coalesce(door, 'account') from delivery where kind = 'news'"
                                + " order by dedupe_key"))
                .containsExactly("DELIVERED web", "PARKED account");
        assertThat(engine.database().number("select count(*) from scheduled_tasks where task_name = 'delivery:web'"))
                .isZero();
    }

    private static GenerationId succeeded(TestEngine engine, Requester requester) {
        GenerationId id = engine.accepted(requester);
        engine.await(id, GenerationState.RUNNING);
        FakeTask task = engine.provider().task(id);
        task.succeedWith(engine.results().picture());
        engine.callBack(id, 1, task.id());
        engine.await(id, GenerationState.SUCCEEDED);
        return id;
    }

    private static long untouched(TestDatabase database) {
        return database.number("""
                select count(*) from scheduled_tasks
                where task_name = 'delivery:test' and not picked and coalesce(consecutive_failures, 0) = 0""");
    }
}
