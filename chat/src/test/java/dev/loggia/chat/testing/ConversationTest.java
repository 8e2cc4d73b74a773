package dev.loggia.chat.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
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
        letTheLastTestHandIn();
        chat.provider().reset();
        int number = PEOPLE.incrementAndGet();
        ann = chat.person("ann" + number);
        bob = chat.person("bob" + number);
        mod = chat.person("mod" + number).asModerator();
    }

    /** What it asked for and did not see to its end must not meet what this test plans with the provider. */
    private void letTheLastTestHandIn() {
        Awaitility.await().pollDelay(Duration.ZERO).until(() -> chat.database().number("""
                        select count(*) from generation
                        where state in ('SCREENING', 'FUNDING', 'QUEUED', 'ADMITTED', 'SUBMITTING')""") == 0);
    }

    /** Whatever was said, nothing was lost or charged twice. */
    @AfterAll
    void close() {
        assertThat(chat.engine().audit().run()).isEmpty();
        chat.close();
    }
}
