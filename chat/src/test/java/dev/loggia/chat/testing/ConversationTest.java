package dev.loggia.chat.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One chat for all the tests of a class; each test has people of its own. */
@SuppressWarnings("NullAway.Init") // made before the first test
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ConversationTest {
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    protected TestChat chat;
    protected Person ann;
    protected Person bob;
    protected Person mod;

    @BeforeAll
    void open(@TempDir Path folder) {
        chat = TestChat.start(folder, settings());
    }

    protected Map<String, Object> settings() {
        return Map.of();
    }

    @BeforeEach
    void meet() {
        chat.provider().reset();
        int number = PEOPLE.incrementAndGet();
        ann = chat.person("ann" + number);
        bob = chat.person("bob" + number);
        mod = chat.person("mod" + number).asModerator();
    }

    /** Whatever was said, nothing was lost or charged twice. */
    @AfterAll
    void close() {
        assertThat(chat.engine().audit().run()).isEmpty();
        chat.close();
    }
}
