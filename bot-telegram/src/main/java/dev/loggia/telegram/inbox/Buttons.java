package dev.loggia.telegram.inbox;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.ButtonIds;
import dev.loggia.chat.Form;
import dev.loggia.chat.Opening;
import dev.loggia.engine.message.Messages;
import dev.loggia.telegram.outbox.Address;
import dev.loggia.telegram.outbox.Presses;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.message.MaybeInaccessibleMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Pressed buttons. Each press is answered, so that no button spins for ever. */
final class Buttons {
    private final Calls calls;
    private final Asking asking;
    private final ButtonIds ids;
    private final Presses presses;
    private final Messages texts;
    private final Executor callers;
    private final InstantSource clock;

    /** @param callers for forms, which are asked what they hold before they open */
    Buttons(
            Calls calls,
            Asking asking,
            ButtonIds ids,
            Presses presses,
            Messages texts,
            Executor callers,
            InstantSource clock) {
        this.calls = calls;
        this.asking = asking;
        this.ids = ids;
        this.presses = presses;
        this.texts = texts;
        this.callers = callers;
        this.clock = clock;
    }

    /** @param first whether the update is seen for the first time, so that something may be said at once */
    void accept(int update, CallbackQuery query, boolean first) {
        Sender sender = Sender.of(query.getFrom());
        Optional<ButtonIds.Pressed> pressed = query.getData() == null ? Optional.empty() : ids.read(query.getData());
        Optional<Acknowledgement> how = pressed.flatMap(button -> calls.desk().acknowledgement(button.action()));
        if (pressed.isEmpty() || how.isEmpty()) {
            if (first) {
                presses.refuse(query.getId(), texts.say(sender.locale(), "refused.unknown"));
            }
            return;
        }
        MaybeInaccessibleMessage under = query.getMessage();
        Message whole = under instanceof Message message ? message : null;
        Calls.Event event = new Calls.Event(
                update,
                sender,
                // Under a message sent by inline mode, Telegram does not tell the chat.
                under == null ? sender.id() : under.getChatId(),
                topic(whole),
                clock.instant());
        Integer messageId = under == null ? null : under.getMessageId();
        if (first) {
            presses.pressed(query.getId());
        }
        if (how.get() instanceof Acknowledgement.Ask ask) {
            if (first) {
                callers.execute(() -> open(query.getId(), event, messageId, ask.form(), pressed.get()));
            }
            return;
        }
        Address address = how.get() instanceof Acknowledgement.InPlace && messageId != null
                ? Address.inPlace(event.chat(), event.topic(), messageId, pictured(whole), query.getId())
                : Address.ofPress(event.chat(), event.topic(), messageId, query.getId());
        calls.receive(event, pressed.get().action(), pressed.get().subject(), Map.of(), address);
    }

    private void open(String query, Calls.Event event, @Nullable Integer under, Form form, ButtonIds.Pressed pressed) {
        Opening opening = calls.open(event, pressed.action(), pressed.subject());
        if (opening instanceof Opening.Closed closed) {
            presses.refuse(query, closed.sentence());
        } else if (opening instanceof Opening.Open open) {
            presses.heard(query);
            asking.ask(event, under, form, pressed.subject(), open.values());
        }
    }

    private static @Nullable Integer topic(@Nullable Message message) {
        return message != null && Boolean.TRUE.equals(message.getIsTopicMessage())
                ? message.getMessageThreadId()
                : null;
    }

    private static boolean pictured(@Nullable Message message) {
        return message != null
                && (message.getPhoto() != null
                        || message.getVideo() != null
                        || message.getAnimation() != null
                        || message.getDocument() != null);
    }
}
