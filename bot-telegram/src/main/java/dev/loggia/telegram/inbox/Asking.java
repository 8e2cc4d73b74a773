package dev.loggia.telegram.inbox;

import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Form;
import dev.loggia.engine.message.Messages;
import dev.loggia.telegram.inbox.Questions.Asked;
import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.BotIdentity;
import dev.loggia.telegram.wire.Words;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ForceReplyKeyboard;

/** Asks for what is missing by a message that wants a reply. Nothing is kept of it; who does not answer has asked for nothing. */
final class Asking {
    /** What Telegram shows in the field of the answer. */
    private static final int MOST_PLACEHOLDER = 64;
    /** With the question it must fit into one message of 4,096 characters. */
    private static final int MOST_COPIED = 3500;

    private final BotApi api;
    private final BotIdentity identity;
    private final Questions questions;
    private final Messages texts;
    private final Executor callers;

    Asking(BotApi api, BotIdentity identity, Questions questions, Messages texts, Executor callers) {
        this.api = api;
        this.identity = identity;
        this.questions = questions;
        this.texts = texts;
        this.callers = callers;
    }

    /**
     * Asks for the first field of a form.
     *
     * @param values what its fields hold now; as no reply can begin with words, they are shown to be copied, and not in a group
     */
    void ask(Calls.Event event, @Nullable Integer replyTo, Form form, String subject, Map<String, String> values) {
        Form.Field field = form.fields().get(0);
        Locale locale = event.sender().locale();
        ask(
                event,
                replyTo,
                new Asked(form.action(), subject, field.name()),
                texts.say(locale, form.title()),
                texts.say(locale, field.label()),
                event.inGroup() ? "" : values.getOrDefault(field.name(), ""));
    }

    /** Asks for an option that was not typed with the command. */
    void ask(Calls.Event event, @Nullable Integer replyTo, ChatCommand command, CommandOption option) {
        Locale locale = event.sender().locale();
        ask(
                event,
                replyTo,
                new Asked(command.name(), Long.toString(event.sender().id()), option.name()),
                texts.say(locale, command.name() + "." + option.name()),
                "",
                "");
    }

    private void ask(
            Calls.Event event, @Nullable Integer replyTo, Asked asked, String title, String label, String present) {
        String link = questions.link(identity.deepLink("").orElse("https://t.me/"), asked);
        String text = "<a href=\"" + escaped(link) + "\">✏️</a> " + named(event) + "<b>" + escaped(title) + "</b>\n"
                + escaped(label.isEmpty() ? Words.say(event.sender().locale(), "form.answer") : label)
                + copied(event.sender().locale(), present);
        SendMessage question = SendMessage.builder()
                .chatId(event.chat())
                .messageThreadId(event.topic())
                .text(text)
                .parseMode("HTML")
                .linkPreviewOptions(
                        LinkPreviewOptions.builder().isDisabled(true).build())
                .replyParameters(
                        replyTo == null
                                ? null
                                : ReplyParameters.builder()
                                        .messageId(replyTo)
                                        .allowSendingWithoutReply(true)
                                        .build())
                .replyMarkup(ForceReplyKeyboard.builder()
                        .forceReply(true)
                        .selective(event.inGroup() ? true : null)
                        .inputFieldPlaceholder(placeholder(label.isEmpty() ? title : label))
                        .build())
                .build();
        callers.execute(() -> api.call("sendMessage", client -> client.execute(question)));
    }

    /** In a group only who is named is asked. */
    private static String named(Calls.Event event) {
        return event.inGroup()
                ? "<a href=\"tg://user?id=" + event.sender().id() + "\">"
                        + escaped(event.sender().name()) + "</a>: "
                : "";
    }

    /** A tap on it copies it. */
    private static String copied(Locale locale, String present) {
        return present.isEmpty() || present.length() > MOST_COPIED
                ? ""
                : "\n\n" + escaped(Words.say(locale, "form.now")) + "\n<code>" + escaped(present) + "</code>";
    }

    private static String placeholder(String text) {
        return text.length() <= MOST_PLACEHOLDER ? text : text.substring(0, MOST_PLACEHOLDER - 1) + "…";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
