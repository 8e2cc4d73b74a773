package dev.loggia.telegram.outbox;

import dev.loggia.chat.ChatDoor.Conversation;
import dev.loggia.chat.ChatDoor.Shown;
import dev.loggia.telegram.wire.BotIdentity;
import dev.loggia.telegram.wire.Reply;
import dev.loggia.telegram.wire.Words;
import java.util.Locale;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/**
 * Says in a group that an answer is for the requester alone, and leads to the private chat: a bot may not write there before the
 * person has opened it.
 */
final class Hint {
    private final Speech speech;
    private final BotIdentity identity;

    Hint(Speech speech, BotIdentity identity) {
        this.speech = speech;
        this.identity = identity;
    }

    /** @param note what to record when the group cannot be told either */
    Shown show(Conversation conversation, String note) {
        Locale locale = conversation.call().locale();
        Address group = home(conversation);
        Optional<String> chat = identity.deepLink(conversation.call().action());
        if (!group.inGroup() || chat.isEmpty()) {
            return new Shown.Unreachable(note);
        }
        InlineKeyboardButton open = new InlineKeyboardButton(Words.say(locale, "hint.open"));
        open.setUrl(chat.get());
        InlineKeyboardMarkup keyboard = InlineKeyboardMarkup.builder()
                .keyboardRow(new InlineKeyboardRow(open))
                .build();
        Reply<Message> reply = speech.say(group, new Speech.Words(Words.say(locale, "hint"), null, keyboard));
        if (reply instanceof Reply.Answered<Message> answered) {
            return new Shown.Done(group.hinted(answered.value().getMessageId()).written());
        }
        return reply instanceof Reply.Refused<Message> refused && refused.retryAfter() == null
                ? new Shown.Unreachable(note)
                : new Shown.Later(TelegramDoor.patience(conversation.attempts() + 1), group.written());
    }

    private static Address home(Conversation conversation) {
        String topic = conversation.call().place().thread();
        return Address.of(
                Long.parseLong(conversation.call().place().channel()),
                topic == null ? null : Integer.valueOf(topic),
                null);
    }
}
