package dev.loggia.telegram.inbox;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.ChatDesk;
import dev.loggia.chat.CommandOption;
import dev.loggia.telegram.inbox.CommandLine.Typed;
import dev.loggia.telegram.inbox.Questions.Asked;
import dev.loggia.telegram.outbox.Address;
import dev.loggia.telegram.outbox.Moderators;
import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.BotIdentity;
import dev.loggia.telegram.wire.Threads;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Commands, answers to our questions, and what people write who do not know commands yet. */
final class MessageHandler {
    private static final String HELP = "help";
    private static final String LINK = "link";
    private static final String START = "start";

    private final Calls calls;
    private final Asking asking;
    private final Questions questions;
    private final Moderators moderators;
    private final BotApi api;
    private final BotIdentity identity;
    private final Executor callers;

    MessageHandler(
            Calls calls,
            Asking asking,
            Questions questions,
            Moderators moderators,
            BotApi api,
            BotIdentity identity,
            Executor callers) {
        this.moderators = moderators;
        this.calls = calls;
        this.asking = asking;
        this.questions = questions;
        this.api = api;
        this.identity = identity;
        this.callers = callers;
    }

    /** @param first whether the update is seen for the first time, so that something may be said at once */
    void accept(int update, Message message, boolean first) {
        if (message.getFrom() == null || Boolean.TRUE.equals(message.getFrom().getIsBot())) {
            return; // a channel, an anonymous administrator, another bot: nobody whose quota it could be
        }
        Calls.Event event = new Calls.Event(
                update,
                Sender.of(message.getFrom()),
                message.getChat().getId(),
                Boolean.TRUE.equals(message.getIsTopicMessage()) ? message.getMessageThreadId() : null,
                Instant.ofEpochSecond(message.getDate()));
        String text = message.getText() != null ? message.getText() : message.getCaption();
        Optional<Asked> asked = questions.read(message.getReplyToMessage(), identity.id());
        Optional<Typed> typed = text == null ? Optional.empty() : CommandLine.read(text);
        if (typed.isPresent()) {
            typed(event, message, typed.get(), first);
        } else if (asked.isPresent() && text != null) {
            answered(event, message, asked.get(), text);
        } else if (!event.inGroup() && text != null) {
            help(event, message);
        }
    }

    private void typed(Calls.Event event, Message message, Typed typed, boolean first) {
        String own = identity.name().orElse("");
        if (!typed.addressee().isEmpty() && !typed.addressee().equalsIgnoreCase(own)) {
            return;
        }
        if (typed.name().equals(START)) {
            started(event, message, typed.rest(), first);
            return;
        }
        Optional<ChatCommand> command = calls.command(typed.name());
        if (command.isPresent()) {
            called(
                    event,
                    message,
                    command.get(),
                    CommandLine.options(command.get().options(), typed.rest()),
                    first);
        } else if (!event.inGroup() || !typed.addressee().isEmpty()) {
            help(event, message);
        }
    }

    /** {@code /start} and the deep links that lead to it: a command's name, or a code to link an account with. */
    private void started(Calls.Event event, Message message, String payload, boolean first) {
        Optional<ChatCommand> named = calls.command(payload);
        Optional<ChatCommand> link =
                calls.command(LINK).filter(command -> !command.options().isEmpty());
        if (named.isPresent()) {
            called(event, message, named.get(), Map.of(), first);
        } else if (!payload.isEmpty() && link.isPresent()) {
            called(event, message, link.get(), CommandLine.options(link.get().options(), payload), first);
        } else {
            help(event, message);
        }
    }

    private void called(
            Calls.Event event, Message message, ChatCommand command, Map<String, String> typed, boolean first) {
        Map<String, String> options = new LinkedHashMap<>(typed);
        Attached.add(options, command.options(), message);
        Acknowledgement how = command.acknowledgement();
        if (how instanceof Acknowledgement.Ask ask) {
            if (first) {
                asking.ask(event, message.getMessageId(), ask.form(), "", Map.of());
            }
            return;
        }
        Optional<CommandOption> missing = missing(command, options);
        if (missing.isPresent() && command.audience() == ChatCommand.Audience.MODERATORS && event.inGroup()) {
            askModerator(event, message, command, missing.get(), first);
            return;
        }
        if (missing.isPresent() && command.audience() == ChatCommand.Audience.EVERYBODY) {
            if (first) {
                asking.ask(event, message.getMessageId(), command, missing.get());
            }
            return;
        }
        calls.receive(event, command.name(), null, options, address(event, message));
        if (first && how instanceof Acknowledgement.Everybody) {
            showTyping(event);
        }
    }

    /** Who manages the group is asked for the rest; everybody else is the desk's to refuse. Waiting for Telegram is not for here. */
    private void askModerator(
            Calls.Event event, Message message, ChatCommand command, CommandOption missing, boolean first) {
        ChatDesk.Held held = calls.hold(event, command.name(), address(event, message));
        callers.execute(Threads.or(held::take, () -> {
            if (moderators.manages(event.chat(), event.sender().id()).orElse(false)) {
                held.drop();
                if (first) {
                    asking.ask(event, message.getMessageId(), command, missing);
                }
            } else {
                held.take();
            }
        }));
    }

    /** What the command cannot do without and a reply can say: a tap on a command in the menu sends its name alone. */
    private static Optional<CommandOption> missing(ChatCommand command, Map<String, String> options) {
        List<CommandOption> known = command.options();
        return known.stream()
                .limit(1)
                .filter(option -> option.required() && option.kind() == CommandOption.Kind.TEXT)
                .filter(option -> !options.containsKey(option.name()))
                .findFirst();
    }

    private void answered(Calls.Event event, Message message, Asked asked, String text) {
        Optional<ChatCommand> command = calls.command(asked.action());
        Map<String, String> options =
                command.isPresent() ? CommandLine.options(command.get().options(), text) : Map.of(asked.field(), text);
        if (command.isEmpty()) {
            calls.receive(event, asked.action(), asked.subject(), options, address(event, message));
        } else if (asked.subject().equals(Long.toString(event.sender().id()))) {
            calls.receive(event, asked.action(), null, options, address(event, message));
        }
    }

    private void help(Calls.Event event, Message message) {
        if (calls.desk().acknowledgement(HELP).isPresent()) {
            calls.receive(event, HELP, null, Map.of(), address(event, message));
        }
    }

    private static Address address(Calls.Event event, Message message) {
        return Address.of(event.chat(), event.topic(), message.getMessageId());
    }

    private void showTyping(Calls.Event event) {
        SendChatAction typing = SendChatAction.builder()
                .chatId(event.chat())
                .messageThreadId(event.topic())
                .action("typing")
                .build();
        callers.execute(() -> api.call("sendChatAction", client -> client.execute(typing)));
    }
}
