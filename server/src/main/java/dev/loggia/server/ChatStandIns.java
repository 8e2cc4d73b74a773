package dev.loggia.server;

import dev.loggia.sandbox.desk.Desk;
import dev.loggia.sandbox.desk.Room;
import dev.loggia.sandbox.discord.DiscordStandIn;
import dev.loggia.sandbox.telegram.TelegramStandIn;
import dev.loggia.server.local.DataFolder;
import dev.loggia.server.settings.Doors;
import dev.loggia.server.settings.Settings;
import dev.loggia.server.settings.StartupProblem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stand-ins for the chats whose bots have no token, the properties that lead the bots to them, and the page on which a person
 * talks to the bots. Only in a rehearsal: once real pictures are paid for, a bot without a token is a closed door.
 */
final class ChatStandIns implements AutoCloseable {
    private static final String GERMAN = "Jana (German)";

    private final Map<String, Object> properties = new HashMap<>();
    private final List<Room> rooms = new ArrayList<>();
    private final Deque<Runnable> closings = new ArrayDeque<>();

    /**
     * @param folder where they remember what was said; absent: in memory
     * @throws StartupProblem when one cannot listen
     */
    static ChatStandIns start(Settings settings, Optional<DataFolder> folder) {
        ChatStandIns chats = new ChatStandIns();
        try {
            if (settings.discord().isEmpty() && settings.doors().has(Doors.Door.DISCORD)) {
                chats.startDiscord(memory(folder, "discord"));
            }
            if (settings.telegram().token().isEmpty() && settings.doors().has(Doors.Door.TELEGRAM)) {
                chats.startTelegram(memory(folder, "telegram"));
            }
            return chats;
        } catch (RuntimeException e) {
            chats.close();
            throw new StartupProblem(
                    "A stand-in for a chat could not start (" + e.getMessage()
                            + "); start again, or leave the chats out with LOGGIA_DOORS=web.",
                    e);
        }
    }

    /** Present when there is somebody to talk to. */
    Optional<Desk> desk() {
        return rooms.isEmpty() ? Optional.empty() : Optional.of(new Desk(rooms));
    }

    Map<String, Object> properties() {
        return properties;
    }

    private void startDiscord(@Nullable Path memory) {
        DiscordStandIn discord = DiscordStandIn.start(
                dev.loggia.sandbox.discord.Options.defaults().stateDir(memory));
        closings.push(discord::close);
        rooms.add(discord.room());
        properties.put("loggia.discord.token", discord.token());
        properties.put("loggia.discord.api", discord.restBase().toString());
        properties.put(
                "loggia.discord.stand-in-proxy",
                discord.proxy().getAddress().getHostAddress() + ":"
                        + discord.proxy().getPort());
    }

    private void startTelegram(@Nullable Path memory) {
        TelegramStandIn telegram = TelegramStandIn.start(dev.loggia.sandbox.telegram.Options.defaults()
                .withPeople(List.of("Ada", "Ben", "Chidi", GERMAN))
                .withStateDir(memory));
        telegram.person(GERMAN).speaks("de");
        closings.push(telegram::close);
        rooms.add(telegram.room());
        properties.put("loggia.telegram.token", telegram.token());
        properties.put("loggia.telegram.api-url", telegram.baseUri().toString());
    }

    private static @Nullable Path memory(Optional<DataFolder> folder, String chat) {
        return folder.map(kept -> kept.standIn(chat)).orElse(null);
    }

    @Override
    public void close() {
        for (Runnable closing = closings.poll(); closing != null; closing = closings.poll()) {
            closing.run();
        }
    }
}
