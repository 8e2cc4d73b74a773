package dev.loggia.discord;

import static org.awaitility.Awaitility.await;

import dev.loggia.chat.ChatDoor.Conversation;
import dev.loggia.chat.ChatDoor.Purpose;
import dev.loggia.chat.ChatDoor.Shown;
import dev.loggia.chat.Message;
import dev.loggia.discord.answer.DiscordDoor;
import dev.loggia.discord.command.CommandRegistration;
import dev.loggia.discord.gateway.javacord.JavacordGateway;
import dev.loggia.discord.gateway.javacord.JavacordSettings;
import dev.loggia.discord.http.BotClient;
import dev.loggia.discord.http.InteractionClient;
import dev.loggia.discord.interaction.Reception;
import dev.loggia.discord.message.Pictures;
import dev.loggia.discord.message.Rendering;
import dev.loggia.discord.shard.ShardSettings;
import dev.loggia.discord.shard.Shards;
import dev.loggia.engine.testing.TestClock;
import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.sandbox.discord.DiscordStandIn;
import dev.loggia.sandbox.discord.Interaction;
import dev.loggia.sandbox.discord.Options;
import dev.loggia.sandbox.discord.Seat;
import dev.loggia.sandbox.discord.Seen;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The whole door with the real Javacord, before a stand-in for Discord; the desk is a test's. */
final class Rig implements AutoCloseable {
    static final Duration SOON = FakeDesk.SOON;
    private static final String AGENT = "DiscordBot (https://loggia.example, 1)";

    final TestClock clock = new TestClock(Samples.NOON);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final FakeDesk desk = new FakeDesk();
    final DiscordStandIn discord;
    final DiscordDoor door;
    final Shards shards;
    private final TestDatabase database = TestDatabase.create();
    private final AcknowledgingThreads threads;
    private final BotClient bot;
    private final InteractionClient interactions;
    private final Map<String, String> addresses = new HashMap<>();

    private Rig(UnaryOperator<Options> options) {
        discord = DiscordStandIn.start(
                options.apply(Options.defaults().clock(clock).heartbeat(Duration.ofSeconds(1))));
        interactions = new InteractionClient(discord.restBase(), AGENT, clock);
        bot = new BotClient(discord.restBase(), AGENT, discord.token(), clock);
        PlainButtonIds ids = new PlainButtonIds();
        KeyTexts texts = new KeyTexts();
        Pictures pictures = new Pictures(Samples::content, clock);
        door = new DiscordDoor(
                interactions, bot, new Rendering(ids, pictures, "https://loggia.example"), meters, clock);
        threads = new AcknowledgingThreads(24, 5000, Duration.ofSeconds(25), interactions::keepWarm);
        threads.start();
        Reception reception = new Reception(desk, ids, texts, interactions, threads::execute, meters, clock);
        JavacordGateway gateway = new JavacordGateway(new JavacordSettings(
                discord.token(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(4),
                Duration.ofMillis(200),
                discord.proxy()));
        shards = new Shards(
                gateway,
                reception,
                bot,
                new CommandRegistration(desk, bot, texts),
                new ShardSettings(
                        0,
                        Duration.ofMillis(300),
                        Duration.ofSeconds(60),
                        () -> DriverManager.getConnection(database.url())));
    }

    /** Connected, with its commands registered. */
    static Rig connected() {
        return connected(options -> options);
    }

    static Rig connected(UnaryOperator<Options> options) {
        Rig rig = new Rig(options);
        rig.shards.start();
        rig.awaitConnection();
        await().atMost(SOON).until(() -> !rig.discord.commands().isEmpty());
        return rig;
    }

    void awaitConnection() {
        await().atMost(SOON).until(() -> discord.gateway().ready() > 0);
    }

    /** Somebody in the first guild's gallery. */
    Seat seat(String name) {
        return discord.person(name).in(discord.guild().channel("gallery"));
    }

    /** Shows progress, and remembers the address as the desk does. */
    Shown show(Heard heard, Message message) {
        return show(heard, message, false, 0);
    }

    Shown finish(Heard heard, Message message) {
        return show(heard, message, true, 0);
    }

    Shown show(Heard heard, Message message, boolean last, int attempts) {
        String event = heard.call().event();
        String address = addresses.getOrDefault(event, heard.address());
        Shown shown = door.show(
                new Conversation(heard.call(), address, last ? Purpose.LAST : Purpose.PASSING, attempts), message);
        if (shown instanceof Shown.Done done) {
            addresses.put(event, done.address());
        } else if (shown instanceof Shown.Later later) {
            addresses.put(event, later.address());
        }
        return shown;
    }

    /** Deletes one of the bot's messages, as a moderator would. */
    void delete(String channel, String message) {
        bot.delete(channel, message);
    }

    /** Deletes the answer to an interaction, as who sees it would. */
    void delete(Interaction asked) {
        interactions.delete(discord.applicationId(), asked.token(), InteractionClient.ORIGINAL);
    }

    /** As another node would that begins to lead. */
    boolean registerAgain() {
        return new CommandRegistration(desk, bot, new KeyTexts()).bringUpToDate();
    }

    /** What the desk keeps of a call. */
    String addressOf(Heard heard) {
        return addresses.getOrDefault(heard.call().event(), heard.address());
    }

    /** What a button of ours carries. */
    String ids(String action, String subject) {
        return new PlainButtonIds().write(action, subject);
    }

    static Seen sees(Seat seat, Predicate<Seen> wanted) {
        return seat.awaits(wanted, SOON);
    }

    static Seen sees(Seat seat, String words) {
        return seat.awaits(seen -> seen.words().contains(words), SOON);
    }

    @Override
    public void close() {
        shards.stop();
        threads.stop();
        discord.close();
        database.close();
    }
}
