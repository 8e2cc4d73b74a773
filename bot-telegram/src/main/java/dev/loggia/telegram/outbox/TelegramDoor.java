package dev.loggia.telegram.outbox;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatDesk;
import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.Message;
import dev.loggia.telegram.gallery.Form;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
            Exhibit exhibit,
            Pieces pieces,
            Keyboards keyboards,
            Presses presses,
            Pacer pacer,
            Tempo tempo,
            Hint hint,
            ClosedChats closed,
            Moderators moderators,
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

    /** A private chat has the id of the person. */
    @Override
    public String privateAddress(String person) {
        return Address.of(Long.parseLong(person), null, null).written();
    }

    /** Telegram's groups have administrators, who have to be asked for. */
    @Override
    public Optional<Boolean> manages(Call call) {
        String group = call.place().community();
        return group == null
                ? Optional.of(false)
                : tools.moderators()
                        .manages(
                                Long.parseLong(group),
                                Long.parseLong(call.user().user()));
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
                .orElseGet(Acknowledgement.OnlyRequester::new);
        if (how instanceof Acknowledgement.InPlace && conversation.call().subject() != null) {
            return inPlace(conversation, message, address);
        }
        boolean alone = !(how instanceof Acknowledgement.Everybody);
        return showing(conversation, message, alone, address);
    }

    /** What was refused leaves the message alone that the button is under. */
    private Shown inPlace(Conversation conversation, Message message, Address address) {
        return message.tone() == Message.Tone.REFUSED
                ? showing(conversation, message, true, address.withoutMessage())
                : showing(conversation, message, false, address);
    }

    private Shown showing(Conversation conversation, Message message, boolean forRequesterAlone, Address address) {
        List<Chosen> chosen = message.pictures().stream()
                .map(asset -> new Chosen(asset, Form.of(asset, tools.maxUpload())))
                .toList();
        Wording wording = new Wording(message, tools.keyboards(), tools.pages());
        Draft draft = new Draft(conversation, message, wording, chosen, address);
        return new Showing(tools, draft, forRequesterAlone).show();
    }

    /** A while that grows with the attempts. */
    static Duration patience(int attempts) {
        return Duration.ofSeconds(Math.min(60, 1L << Math.min(6, Math.max(0, attempts))));
    }
}
