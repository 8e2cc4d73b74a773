package dev.loggia.telegram.outbox;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.ChatDesk;
import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.Message;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;

/** Shows in Telegram what the desk says. */
public final class TelegramDoor implements ChatDoor {
    public static final String PLATFORM = "telegram";

    private static final String NO_ADDRESS = "The address of the conversation is unreadable";

    private final ObjectProvider<ChatDesk> desk;
    private final Tools tools;

    /** What every showing needs. */
    record Tools(
            Speech speech,
            Pieces pieces,
            Keyboards keyboards,
            Presses presses,
            Pacer pacer,
            Tempo tempo,
            Hint hint,
            ClosedChats closed,
            PageLinks pages,
            long maxUpload) {}

    /** @param desk looked up late, since the desk knows its doors */
    TelegramDoor(ObjectProvider<ChatDesk> desk, Tools tools) {
        this.desk = desk;
        this.tools = tools;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Shown show(Conversation conversation, Message message) {
        Address address;
        try {
            address = Address.read(conversation.address());
        } catch (IllegalArgumentException e) {
            return new Shown.Unreachable(NO_ADDRESS);
        }
        Acknowledgement how = desk.getObject()
                .acknowledgement(conversation.call().action())
                .orElseGet(Acknowledgement.OnlyAsker::new);
        if (how instanceof Acknowledgement.InPlace && conversation.call().subject() != null) {
            return inPlace(conversation, message, address);
        }
        boolean alone = !(how instanceof Acknowledgement.Everybody);
        return new Showing(tools, conversation, message, alone, address).show();
    }

    /** What was refused leaves the message alone that the button is under. */
    private Shown inPlace(Conversation conversation, Message message, Address address) {
        return message.tone() == Message.Tone.REFUSED
                ? new Showing(tools, conversation, message, true, address.withoutMessage()).show()
                : new Showing(tools, conversation, message, false, address).show();
    }

    /** A while that grows with the attempts. */
    static Duration patience(int attempts) {
        return Duration.ofSeconds(Math.min(60, 1L << Math.min(6, Math.max(0, attempts))));
    }
}
