package dev.loggia.chat.testing;

import dev.loggia.chat.ButtonIds;
import dev.loggia.chat.ChatDesk;
import dev.loggia.engine.testing.FakeProvider;
import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.engine.testing.TestEngine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The whole of a chat but for the platform: the engine with a scriptable provider on a real database, every action, and doors
 * that show everything. Tests read like the chat:
 *
 * <pre>{@code
 * ann.types("/imagine", "prompt", "a boat").sees("Waiting").seesPicture().presses("Again").seesPicture();
 * }</pre>
 */
public final class TestChat implements AutoCloseable {
    private final TestDatabase database;
    private final boolean ownDatabase;
    private final TestEngine engine;

    private TestChat(TestDatabase database, boolean ownDatabase, Path folder, Map<String, Object> settings) {
        this.database = database;
        this.ownDatabase = ownDatabase;
        Map<String, Object> all = new HashMap<>(Map.of(
                "loggia.chat.spool", folder.resolve("spool").toString(),
                "loggia.chat.edit-every", "50ms",
                "loggia.generation.admission.per-window", "1000",
                "loggia.public-url", "https://loggia.example.org"));
        all.putAll(settings);
        engine = TestEngine.nodeWith(database, folder, all, ChatModule.class);
    }

    public static TestChat start(Path folder) {
        return start(folder, Map.of());
    }

    /** With settings that differ from the defaults. */
    public static TestChat start(Path folder, Map<String, Object> settings) {
        return new TestChat(TestDatabase.create(), true, folder, settings);
    }

    /** One more node, or the same one after a restart. */
    public static TestChat node(TestDatabase database, Path folder, Map<String, Object> settings) {
        return new TestChat(database, false, folder, settings);
    }

    /** Somebody in the channel {@code art} of a community, on Discord. */
    public Person person(String name) {
        return new Person(this, name);
    }

    public TestEngine engine() {
        return engine;
    }

    public FakeProvider provider() {
        return engine.provider();
    }

    /** The next picture that is asked for succeeds at once. */
    public TestChat paintsNext() {
        provider().willAccept().thenSucceedWith(engine.results().picture());
        return this;
    }

    /** From now on what is asked for waits, and can be cancelled, until the gate is opened. */
    public void closesGate() {
        gate("paused_until = now() + interval '1 hour', pause_reason = 'test'");
    }

    public void opensGate() {
        gate("paused_until = null, pause_reason = null");
    }

    private void gate(String state) {
        database.jdbi().useHandle(handle -> handle.execute("update provider_gate set " + state));
    }

    public TestDatabase database() {
        return database;
    }

    public ChatDesk desk() {
        return engine.door(ChatDesk.class);
    }

    public ButtonIds buttons() {
        return engine.door(ButtonIds.class);
    }

    public FakeDoor discord() {
        return engine.named("discord", FakeDoor.class);
    }

    /** Where somebody sees what the chat says. */
    public FakeDoor doorOf(Person person) {
        return door(person.user().platform());
    }

    FakeDoor door(String platform) {
        return engine.named(platform, FakeDoor.class);
    }

    /** How many generations there are, in which state they may be. */
    public long generations() {
        return database.number("select count(*) from generation");
    }

    @Override
    public void close() {
        engine.close();
        if (ownDatabase) {
            database.close();
        }
    }
}
