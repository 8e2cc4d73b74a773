package dev.loggia.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.chat.testing.Person;
import dev.loggia.chat.testing.TestChat;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making pictures by typing. */
class ImagineConversationTest {
    @TempDir
    private Path folder;

    private TestChat chat;
    private Person ann;

    @BeforeEach
    void open() {
        chat = TestChat.start(folder);
        ann = chat.person("ann");
    }

    @AfterEach
    void close() {
        assertThat(chat.engine().audit().run()).isEmpty();
        chat.close();
    }

    @Test
    void aPictureArrivesWhereItWasAskedFor() {
        chat.paintsNext();

        ann.types("/imagine", "prompt", "a boat")
                .seesPicture()
                .sees("4 of 5 free images left today")
                .seesButton("Again")
                .seesButton("Delete")
                .isOver();
    }

    @Test
    void quotaAndHelpAnswerAtOnce() {
        ann.types("/quota").sees("5 of 5 free images left today").sees("1 of 1 free video left this week");
        ann.types("/help").sees("/imagine Make a picture from words");
    }
}
