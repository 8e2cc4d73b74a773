package dev.loggia.telegram;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.FakeTask;
import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.engine.testing.TestEngine;
import dev.loggia.sandbox.telegram.Options;
import dev.loggia.sandbox.telegram.Person;
import dev.loggia.sandbox.telegram.Place;
import dev.loggia.sandbox.telegram.Seen;
import dev.loggia.sandbox.telegram.TelegramStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/**
 * The engine, the desk and the Telegram door, with the real library, in front of a stand-in: everything but Telegram and the
 * one who paints.
 */
public final class Rig implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TelegramStandIn telegram;
    private final TestDatabase database;
    private final boolean alone;
    private final TestEngine engine;
    private boolean running = true;

    private Rig(TelegramStandIn telegram, TestDatabase database, boolean alone, Path folder, Map<String, Object> more) {
        this.telegram = telegram;
        this.database = database;
        this.alone = alone;
        Map<String, Object> settings = new HashMap<>(Map.of(
                "loggia.telegram.token", telegram.token(),
                "loggia.telegram.api-url", telegram.baseUri().toString(),
                "loggia.telegram.poll-timeout", "2s",
                "loggia.telegram.lease", "3s",
                "loggia.telegram.edit-pause", "0s",
                "loggia.chat.spool", folder.resolve("spool").toString(),
                "loggia.chat.edit-every", "50ms",
                "loggia.public-url", "https://loggia.example.org"));
        settings.putAll(more);
        engine = TestEngine.nodeWith(database, folder, settings, Modules.class);
    }

    public static Rig start(Path folder) {
        return start(folder, Map.of());
    }

    /** With settings that differ. */
    public static Rig start(Path folder, Map<String, Object> settings) {
        return start(folder, Options.defaults(), settings);
    }

    public static Rig start(Path folder, Options telegram, Map<String, Object> settings) {
        return new Rig(TelegramStandIn.start(telegram), TestDatabase.create(), true, folder, settings);
    }

    /** One more node for the same bot, or the same one after a restart. */
    public Rig node(Path folder, Map<String, Object> settings) {
        return new Rig(telegram, database, false, folder, settings);
    }

    public TelegramStandIn telegram() {
        return telegram;
    }

    public TestEngine engine() {
        return engine;
    }

    public TestDatabase database() {
        return database;
    }

    public Person person(String name) {
        return telegram.person(name);
    }

    /** The next picture that is asked for succeeds at once. */
    public Rig paintsNext() {
        engine.provider().willAccept().thenSucceedWith(engine.results().picture());
        return this;
    }

    /** The picture that was asked for last is painted now. */
    public void paintsWhatWasAskedFor() {
        List<GenerationId> all = generations();
        GenerationId id = all.get(all.size() - 1);
        FakeTask task = engine.provider().task(id);
        task.succeedWith(engine.results().picture());
        engine.callBack(id, 1, task.id());
    }

    /** What is waited for. */
    public static void eventually(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(30))
                .until(condition);
    }

    /** The newest message of the bot in a place that is like this, now or later. */
    public Seen sees(Person person, Place place, String what, Predicate<Seen> like) {
        try {
            return Awaitility.await(what)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(30))
                    .until(() -> newest(person, place, like), found -> !found.isEmpty())
                    .get(0);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(person.name() + " does not see " + what + " in " + person.sees(place), e);
        }
    }

    private static List<Seen> newest(Person person, Place place, Predicate<Seen> like) {
        List<Seen> all =
                person.sees(place).stream().filter(Seen::bot).filter(like).toList();
        return all.isEmpty() ? all : all.subList(all.size() - 1, all.size());
    }

    public Seen seesPicture(Person person, Place place) {
        return sees(person, place, "a picture", message -> message.media() != null);
    }

    public Seen sees(Person person, String words) {
        return sees(person, person.chat(), words, message -> message.text().contains(words));
    }

    /** The bot's messages in a place. */
    public static List<Seen> bots(Person person, Place place) {
        return person.sees(place).stream().filter(Seen::bot).toList();
    }

    /** The generations there are, oldest first. */
    public List<GenerationId> generations() {
        return database.strings("select id::text from generation order by created_at").stream()
                .map(GenerationId::parse)
                .toList();
    }

    /** Calls that the desk has taken. */
    public long taken() {
        return database.number("select count(*) from chat_call");
    }

    /** Stops this node; Telegram and the database are left for others. */
    public void stop() {
        running = false;
        engine.close();
    }

    /** What is wrong with the books; nothing is looked at any more once the node has stopped. */
    public List<?> audit() {
        return running ? engine.audit().run() : List.of();
    }

    @Override
    public void close() {
        stop();
        if (alone) {
            telegram.close();
            database.close();
        }
    }

    /** All modules that take part. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {"dev.loggia.chat", "dev.loggia.telegram"},
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = "dev\\.loggia\\.chat\\.testing\\..*"))
    static class Modules {}
}
