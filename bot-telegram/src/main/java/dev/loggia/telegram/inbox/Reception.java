package dev.loggia.telegram.inbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.loggia.engine.account.Requesters;
import dev.loggia.telegram.gallery.InlineGallery;
import dev.loggia.telegram.outbox.ClosedChats;
import dev.loggia.telegram.outbox.Moderators;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.inlinequery.InlineQuery;

/**
 * Takes updates, however they came. What somebody asked for is with the desk, on disk, when {@link #accept} returns; it does
 * not wait for the database, and nothing that an update holds makes it throw.
 */
public final class Reception {
    /** What Telegram is asked to tell. */
    static final List<String> KINDS = List.of("message", "callback_query", "inline_query", "my_chat_member");

    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    private final MessageHandler messages;
    private final Buttons buttons;
    private final InlineGallery gallery;
    private final Requesters requesters;
    private final ClosedChats closed;
    private final Moderators moderators;
    private final Executor callers;
    private final MeterRegistry meters;
    private final Cache<Integer, Boolean> seen = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    Reception(
            MessageHandler messages,
            Buttons buttons,
            InlineGallery gallery,
            Requesters requesters,
            ClosedChats closed,
            Moderators moderators,
            Executor callers,
            MeterRegistry meters) {
        this.messages = messages;
        this.buttons = buttons;
        this.gallery = gallery;
        this.requesters = requesters;
        this.closed = closed;
        this.moderators = moderators;
        this.callers = callers;
        this.meters = meters;
    }

    /** Takes one update. The same one again does nothing new: the desk knows calls by their number. */
    public void accept(Update update) {
        String kind = "other";
        try {
            kind = kind(update);
            dispatch(update, kind, seen.asMap().putIfAbsent(update.getUpdateId(), true) == null);
        } catch (Throwable failure) {
            // Whatever it is, the next update must be taken: the library would never ask again.
            meters.counter("loggia.telegram.updates.failed", "kind", kind).increment();
            log.error(
                    "An update of kind {} could not be taken: {}",
                    kind,
                    failure.getClass().getName());
        }
        meters.counter("loggia.telegram.updates", "kind", kind).increment();
    }

    private static String kind(Update update) {
        if (update.getMessage() != null) {
            return "message";
        }
        if (update.getCallbackQuery() != null) {
            return "callback_query";
        }
        if (update.getInlineQuery() != null) {
            return "inline_query";
        }
        return update.getMyChatMember() != null ? "my_chat_member" : "other";
    }

    private void dispatch(Update update, String kind, boolean first) {
        switch (kind) {
            case "message" -> messages.accept(update.getUpdateId(), update.getMessage(), first);
            case "callback_query" -> buttons.accept(update.getUpdateId(), update.getCallbackQuery(), first);
            case "inline_query" -> {
                if (first) {
                    look(update.getInlineQuery());
                }
            }
            case "my_chat_member" -> changed(update.getMyChatMember());
            default -> log.debug("An update of another kind");
        }
    }

    /** Reads the database, so not here; who waits for too long types on, and asks anew by that. */
    private void look(InlineQuery query) {
        Sender sender = Sender.of(query.getFrom());
        callers.execute(() -> {
            try {
                gallery.answer(requesters.of(sender.requester()), query.getId(), query.getQuery(), sender.locale());
            } catch (RuntimeException e) {
                log.warn(
                        "An inline query could not be answered: {}",
                        e.getClass().getName());
            }
        });
    }

    private void changed(ChatMemberUpdated change) {
        long chat = change.getChat().getId();
        String status = change.getNewChatMember().getStatus();
        moderators.forget(chat);
        if (status.equals("kicked") || status.equals("left")) {
            closed.note(chat);
        } else {
            closed.reopened(chat);
        }
    }
}
