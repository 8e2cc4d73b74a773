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
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Makes calls for the desk out of what was read. */
final class Calls {
    private final ObjectProvider<ChatDesk> desk;
    private final long bot;

    Calls(ObjectProvider<ChatDesk> desk, long bot) {
        this.desk = desk;
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

    void receive(Event event, String action, @Nullable String subject, Map<String, String> options, Address address) {
        desk().receive(call(event, action, subject, options), address.written());
    }

    /** As {@link #receive}, but nothing is done before it is taken. */
    ChatDesk.Held hold(Event event, String action, Address address) {
        return desk().hold(call(event, action, null, Map.of()), address.written());
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
                place(event),
                event.sender().locale(),
                action,
                subject,
                options,
                event.at());
    }

    /** Who manages it is asked for in the step, and there are no roles. */
    private static Place place(Event event) {
        String chat = Long.toString(event.chat());
        Integer topic = event.topic();
        return new Place(
                event.inGroup() ? chat : null, chat, topic == null ? null : topic.toString(), false, false, null);
    }
}
