package dev.loggia.telegram.inbox;

import dev.loggia.engine.account.Requester;
import dev.loggia.telegram.outbox.TelegramDoor;
import java.util.Locale;
import org.telegram.telegrambots.meta.api.objects.User;

/** Who did something. */
record Sender(long id, String name, Locale locale) {

    static Sender of(User user) {
        String tag = user.getLanguageCode();
        return new Sender(
                user.getId(),
                String.valueOf(user.getFirstName()),
                tag == null || tag.isBlank() ? Locale.ENGLISH : Locale.forLanguageTag(tag));
    }

    Requester.ChatUser requester() {
        return new Requester.ChatUser(TelegramDoor.PLATFORM, Long.toString(id));
    }

    @Override
    public String toString() {
        return "Sender[redacted]";
    }
}
