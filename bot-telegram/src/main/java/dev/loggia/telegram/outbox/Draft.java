package dev.loggia.telegram.outbox;

import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.ChatDoor.Shown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A word of a conversation as it is to be shown now, and where: what refusals change before it is tried again. */
final class Draft {
    private final ChatDoor.Conversation conversation;
    private final dev.loggia.chat.Message message;
    private final Wording wording;
    private final List<Chosen> chosen;
    private Address address;

    Draft(
            ChatDoor.Conversation conversation,
            dev.loggia.chat.Message message,
            Wording wording,
            List<Chosen> chosen,
            Address address) {
        this.conversation = conversation;
        this.message = message;
        this.wording = wording;
        this.chosen = new ArrayList<>(chosen);
        this.address = address;
    }

    ChatDoor.Conversation conversation() {
        return conversation;
    }

    dev.loggia.chat.Message message() {
        return message;
    }

    Address address() {
        return address;
    }

    void at(Address other) {
        address = other;
    }

    /** The requester's private chat in place of a group. */
    void aside() {
        address = address.privately(Long.parseLong(conversation.call().user().user()));
    }

    List<Chosen> chosen() {
        return chosen;
    }

    List<Chosen> sendable() {
        return chosen.stream().filter(Chosen::sendable).toList();
    }

    void choose(UnaryOperator<Chosen> other) {
        chosen.replaceAll(other);
    }

    /** From now on without markup and buttons. False when it was so already. */
    boolean simplify() {
        return wording.simplify();
    }

    String bare() {
        return wording.bare();
    }

    Speech.Words words() {
        return wording.asMessage(chosen);
    }

    Speech.Words caption() {
        return wording.asCaption(chosen);
    }

    Shown done() {
        return new Shown.Done(address.written());
    }

    Shown later(Duration after) {
        return new Shown.Later(after, address.written());
    }

    Shown patiently() {
        return later(TelegramDoor.patience(conversation.attempts()));
    }
}
