package dev.loggia.telegram.inbox;

import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.ChatDesk;
import dev.loggia.chat.Opening;
import dev.loggia.chat.Place;
import dev.loggia.telegram.outbox.Address;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Makes calls for the desk out of what was read. */
final class Calls {
    private final ObjectProvider<ChatDesk> desk;
    private final Moderators moderators;
    private final long bot;

    Calls(ObjectProvider<ChatDesk> desk, Moderators moderators, long bot) {
        this.desk = desk;
        this.moderators = moderators;
        this.bot = bot;
    }

    /**
     * Where something happened.
     *
     * @param update Telegram's number of it; with the bot's it is known for good
     */
    record Event(
            int update, Sender sender, long chat, @Nullable Integer topic, Instant at) {
        boolean inGroup() {
            return chat != sender.id();
        }
    }

    ChatDesk desk() {
        return desk.getObject();
    }

    Optional<ChatCommand> command(String name) {
        return desk().commands().stream()
                .filter(command -> command.name().equals(name))
                .findFirst();
    }

    /** Whether it makes sense to ask for more; the desk decides in any case. */
    boolean mayUse(Event event, ChatCommand command) {
        return command.audience() == ChatCommand.Audience.EVERYBODY
                || event.inGroup() && isModerator(event, command.name());
    }

    void receive(Event event, String action, @Nullable String subject, Map<String, String> options, Address address) {
        desk().receive(call(event, action, subject, options), address.written());
    }

    /** What the form of an action shows, which may take a moment. */
    Opening open(Event event, String action, @Nullable String subject) {
        return desk().open(call(event, action, subject, Map.of()));
    }

    private Call call(Event event, String action, @Nullable String subject, Map<String, String> options) {
        return new Call(
                event.sender().requester(),
                bot + ":" + event.update(),
                event.sender().name(),
                place(event, action),
                event.sender().locale(),
                action,
                subject,
                options,
                event.at());
    }

    private Place place(Event event, String action) {
        String chat = Long.toString(event.chat());
        Integer topic = event.topic();
        return new Place(
                event.inGroup() ? chat : null,
                chat,
                topic == null ? null : topic.toString(),
                false,
                event.inGroup() && isModerator(event, action),
                Set.of());
    }

    /** Telegram is only asked when it matters: a question costs time. */
    private boolean isModerator(Event event, String action) {
        boolean matters = command(action)
                .map(command -> command.audience() == ChatCommand.Audience.MODERATORS)
                .orElse(false);
        long user = event.sender().id();
        return matters ? moderators.ask(event.chat(), user) : moderators.known(event.chat(), user);
    }
}
