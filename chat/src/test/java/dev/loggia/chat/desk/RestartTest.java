package dev.loggia.chat.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.chat.ButtonIds;
import dev.loggia.chat.testing.Person;
import dev.loggia.chat.testing.Reply;
import dev.loggia.chat.testing.TestChat;
import dev.loggia.engine.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that goes, and one that comes. */
class RestartTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasAskedBeforeIsToldAfterAndOldButtonsWork() {
        try (TestDatabase database = TestDatabase.create()) {
            String event;
            String generation;
            String button;
            try (TestChat before = TestChat.node(database, folder, Map.of())) {
                before.provider().willAccept().thenPending(10);
                Reply reply = before.person("ann")
                        .types("/imagine", "prompt", "a boat")
                        .sees("Painting");
                event = reply.call().event();
                generation = database.strings("select id::text from generation").get(0);
                button = before.buttons().write("again", generation);
            }
            // Its task is not known to the provider of the next node, which is told so when it looks: the generation
            // fails, free.
            try (TestChat after = TestChat.node(database, folder, Map.of("loggia.generation.unseen", "0s"))) {
                Awaitility.await().atMost(java.time.Duration.ofSeconds(60)).until(() -> after.discord()
                        .last(event)
                        .filter(message -> message.body().get(0).plain().contains("It cost you nothing"))
                        .isPresent());
                assertThat(after.discord().all(event).get(0).conversation().address())
                        .isEqualTo("message-of-" + event);

                assertThat(after.buttons().read(button)).contains(new ButtonIds.Pressed("again", generation));
                after.provider()
                        .willAccept()
                        .as("a-task-of-the-second-node")
                        .thenSucceedWith(after.engine().results().picture());
                Person ann = after.person("ann");
                ann.types("/history").presses("Again 1").seesPicture().sees("4 of 5");
                assertThat(after.engine().audit().run()).isEmpty();
            }
        }
    }

    @Test
    void aNodeWithoutTheDoorLeavesItsCallsAlone() {
        try (TestDatabase database = TestDatabase.create();
                TestChat node = TestChat.node(database, folder, Map.of())) {
            database.jdbi().useHandle(handle -> handle.execute("""
                    select chat_take('matrix', 'e1', 'ann', null, 'dm', 'quota', '{}', 'address', now())"""));
            node.person("ann").types("/quota").isOver();

            assertThat(database.strings("select state from chat_call where platform = 'matrix'"))
                    .containsExactly("RECEIVED");
        }
    }
}
