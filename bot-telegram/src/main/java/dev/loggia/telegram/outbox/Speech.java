package dev.loggia.telegram.outbox;

import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.Reply;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.reactions.SetMessageReaction;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeEmoji;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/** The calls that say something in a chat, each with all that an {@link Address} says. */
final class Speech {
    private static final String HTML = "HTML";

    private final BotApi api;

    Speech(BotApi api) {
        this.api = api;
    }

    /** @param html null sends {@code words} as they are */
    record Words(
            String words, @Nullable String html, @Nullable InlineKeyboardMarkup keyboard) {
        String text() {
            return html == null ? words : html;
        }

        @Nullable
        String mode() {
            return html == null ? null : HTML;
        }
    }

    Reply<Message> say(Address to, Words words) {
        SendMessage message = SendMessage.builder()
                .chatId(to.chat())
                .text(words.text())
                .parseMode(words.mode())
                .messageThreadId(to.topic())
                .replyParameters(reply(to))
                .linkPreviewOptions(withoutPreview())
                .replyMarkup(words.keyboard())
                .build();
        return api.call("sendMessage", client -> client.execute(message));
    }

    Reply<Serializable> change(Address at, int message, Words words) {
        EditMessageText edit = EditMessageText.builder()
                .chatId(at.chat())
                .messageId(message)
                .text(words.text())
                .parseMode(words.mode())
                .linkPreviewOptions(withoutPreview())
                .replyMarkup(words.keyboard())
                .build();
        return api.call("editMessageText", client -> client.execute(edit));
    }

    Reply<Boolean> delete(Address at, int message) {
        return api.call(
                "deleteMessage", client -> client.execute(new DeleteMessage(Long.toString(at.chat()), message)));
    }

    /** Shows for five seconds that something is being done. */
    void busy(Address at, String what) {
        SendChatAction action = SendChatAction.builder()
                .chatId(at.chat())
                .messageThreadId(at.topic())
                .action(what)
                .build();
        api.call("sendChatAction", client -> client.execute(action));
    }

    /** Puts an emoji to a message of somebody's, silently. Not every group lets it, and nothing depends on it. */
    void react(Address at, int message, String emoji) {
        SetMessageReaction reaction = SetMessageReaction.builder()
                .chatId(at.chat())
                .messageId(message)
                .reactionTypes(List.of(new ReactionTypeEmoji(emoji)))
                .build();
        api.call("setMessageReaction", client -> client.execute(reaction));
    }

    static @Nullable ReplyParameters reply(Address to) {
        return to.replyTo() == null
                ? null
                : ReplyParameters.builder()
                        .messageId(to.replyTo())
                        .allowSendingWithoutReply(true)
                        .build();
    }

    private static LinkPreviewOptions withoutPreview() {
        return LinkPreviewOptions.builder().isDisabled(true).build();
    }
}
