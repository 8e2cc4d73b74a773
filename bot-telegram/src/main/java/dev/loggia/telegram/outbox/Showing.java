package dev.loggia.telegram.outbox;

import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.ChatDoor.Shown;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.telegram.gallery.Form;
import dev.loggia.telegram.wire.Refusal;
import dev.loggia.telegram.wire.Reply;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * One word of a conversation on its way: tried as it should be, and after each refusal once more with what was refused put
 * right, until it is there, must wait, or nobody can be reached. A step that returns null is to be tried again.
 */
final class Showing {
    private static final int CORRECTIONS = 10;
    private static final int HOPELESS = 4;
    private static final String CLOSED = "The chat is closed to the bot: it was blocked, removed or may not write";
    private static final String REFUSED = "Telegram refuses the message for a reason that is not known here";

    private final TelegramDoor.Tools tools;
    private final ChatDoor.Conversation conversation;
    private final dev.loggia.chat.Message message;
    private final boolean forAskerAlone;
    private final Wording wording;
    private final List<Chosen> chosen = new ArrayList<>();
    private Address address;

    Showing(
            TelegramDoor.Tools tools,
            ChatDoor.Conversation conversation,
            dev.loggia.chat.Message message,
            boolean forAskerAlone,
            Address address) {
        this.tools = tools;
        this.conversation = conversation;
        this.message = message;
        this.forAskerAlone = forAskerAlone;
        this.wording = new Wording(message, tools.keyboards(), tools.pages());
        this.address = address;
        message.pictures().forEach(asset -> chosen.add(new Chosen(asset, Form.of(asset, tools.maxUpload()))));
    }

    Shown show() {
        if (address.spot() == Address.Spot.HINTED || answeredByAlert()) {
            return done();
        }
        if (address.inGroup() && (forAskerAlone || tools.closed().known(address.chat()))) {
            aside();
        }
        Duration pause = pause();
        if (!pause.isZero()) {
            return later(pause);
        }
        showBusy();
        for (int i = 0; i < CORRECTIONS; i++) {
            Shown shown = attempt();
            if (shown != null) {
                return shown;
            }
        }
        return patiently();
    }

    /** A refusal of a pressed button is for who pressed it. Everything else only ends the spinning. */
    private boolean answeredByAlert() {
        String press = address.press();
        if (press == null) {
            return false;
        }
        String words = wording.bare();
        boolean fits = words.length() <= Presses.MOST
                && message.rows().isEmpty()
                && message.pictures().isEmpty();
        boolean alone = message.tone() == dev.loggia.chat.Message.Tone.REFUSED || forAskerAlone;
        boolean said = fits && alone && conversation.last() && tools.presses().alert(press, words);
        tools.presses().heard(press);
        address = address.heard();
        return said;
    }

    /** How long to wait, so that neither the reader nor Telegram is sent too much. */
    private Duration pause() {
        Duration calm = conversation.last() || address.message() == null
                ? Duration.ZERO
                : tools.tempo().untilChange(address);
        if (!calm.isZero()) {
            return calm;
        }
        int messages = address.album().isEmpty() ? Math.max(1, chosen.size()) : 1;
        return tools.pacer().take(address.chat(), messages, conversation.last());
    }

    private void showBusy() {
        boolean working = !conversation.last() && message.tone() == dev.loggia.chat.Message.Tone.WORKING;
        if (working && tools.tempo().showBusy(address.chat())) {
            boolean video = conversation.call().action().equals("video");
            tools.speech().busy(address, video ? "upload_video" : "upload_photo");
        }
    }

    private @Nullable Shown attempt() {
        List<Chosen> sendable = chosen.stream().filter(Chosen::sendable).toList();
        try {
            Shown waiting = clear(sendable.size());
            if (waiting != null) {
                return waiting;
            }
            return switch (sendable.size()) {
                case 0 -> words();
                case 1 -> picture(sendable.get(0));
                default -> album(sendable);
            };
        } catch (LoggiaException | UncheckedIOException e) {
            // The store does not give the picture; how it is with the database is the desk's to see.
            return later(TelegramDoor.patience(conversation.attempts() + 2));
        }
    }

    /** Takes back pictures that are shown and should not be any more. Words can be changed, pictures not into words. */
    private @Nullable Shown clear(int pictures) {
        Integer single = address.message();
        if (single != null && address.pictured() && pictures != 1) {
            Shown waiting = takeBack(single);
            address = waiting == null ? address.withoutMessage() : address;
            return waiting;
        }
        if (!address.album().isEmpty() && address.album().size() != pictures) {
            for (int one : address.album()) {
                Shown waiting = takeBack(one);
                if (waiting != null) {
                    return waiting;
                }
            }
            address = address.withAlbum(List.of());
        }
        return null;
    }

    private @Nullable Shown takeBack(int picture) {
        Reply<?> reply = tools.speech().delete(address, picture);
        if (reply.refused(Refusal.NOT_DELETABLE)) {
            reply = tools.speech().cover(address, picture);
        }
        boolean waits = reply instanceof Reply.Silent
                || reply.refused(Refusal.TOO_FAST)
                || reply.refused(Refusal.TROUBLE)
                || reply.refused(Refusal.TOKEN);
        return waits ? corrected(reply) : null;
    }

    private @Nullable Shown words() {
        Integer at = address.message();
        Speech.Words words = wording.asMessage(chosen);
        if (at == null) {
            return judged(tools.speech().say(address, words), false);
        }
        Reply<Serializable> reply = tools.speech().change(address, at, words);
        return reply.answered() ? done() : corrected(reply);
    }

    private @Nullable Shown picture(Chosen one) {
        Integer at = address.message();
        try (Piece piece = tools.pieces().open(one.asset(), one.form())) {
            Speech.Words caption = wording.asCaption(chosen);
            if (at == null) {
                return judged(tools.speech().picture(address, piece, caption, message.spoiler()), true);
            }
            Reply<Serializable> reply = tools.speech().picture(address, at, piece, caption, message.spoiler());
            address = reply.answered() ? address.showing(at, true) : address;
            return reply.answered() ? done() : corrected(reply);
        }
    }

    /** The pictures, then the words and buttons in a message of their own; what was said meanwhile goes. */
    private @Nullable Shown album(List<Chosen> several) {
        if (!address.album().isEmpty()) {
            return words();
        }
        boolean mixes = several.stream().allMatch(Chosen::mixes);
        List<Piece> pieces = new ArrayList<>();
        try {
            for (Chosen one : several) {
                pieces.add(tools.pieces().open(one.asset(), mixes ? one.form() : Form.DOCUMENT));
            }
            Reply<ArrayList<Message>> reply = tools.speech().album(address, pieces, message.spoiler());
            if (!(reply instanceof Reply.Answered<ArrayList<Message>> answered)) {
                return corrected(reply);
            }
            Integer meanwhile = address.message();
            if (meanwhile != null) {
                tools.speech().delete(address, meanwhile);
            }
            address = address.withoutMessage()
                    .withAlbum(
                            answered.value().stream().map(Message::getMessageId).toList());
            return words();
        } finally {
            pieces.forEach(Piece::close);
        }
    }

    private @Nullable Shown judged(Reply<Message> reply, boolean picture) {
        if (reply instanceof Reply.Answered<Message> answered) {
            address = address.showing(answered.value().getMessageId(), picture);
            return done();
        }
        return corrected(reply);
    }

    private @Nullable Shown corrected(Reply<?> reply) {
        if (!(reply instanceof Reply.Refused<?> refused)) {
            return patiently();
        }
        return switch (refused.refusal()) {
            case NOT_MODIFIED -> done();
            case TOO_FAST -> slower(refused.retryAfter());
            case TOKEN, CONFLICT, TROUBLE -> patiently();
            case MESSAGE_GONE, NOT_DELETABLE ->
                address.message() == null ? simpler(refused) : again(address.withoutMessage());
            case TOPIC_GONE -> address.topic() == null ? closed() : again(address.withoutTopic());
            case MIGRATED ->
                refused.migratedTo() == null ? simpler(refused) : again(address.migrated(refused.migratedTo()));
            case CLOSED -> closed();
            case FILE_FORGOTTEN -> forgotten();
            case FILE_REFUSED -> lower(false);
            case MEDIA_FORBIDDEN -> lower(true);
            case QUERY_OLD, OTHER -> simpler(refused);
        };
    }

    private @Nullable Shown again(Address at) {
        address = at;
        return null;
    }

    private Shown slower(@Nullable Duration retryAfter) {
        Duration wait = retryAfter == null ? TelegramDoor.patience(conversation.attempts()) : retryAfter;
        tools.pacer().holdBack(address.chat(), wait);
        return later(wait);
    }

    /** In a group, the asker is told in private; of what only the asker may see, the group learns that it waits there. */
    private @Nullable Shown closed() {
        if (address.spot() == Address.Spot.ASIDE) {
            return forAskerAlone ? tools.hint().show(conversation, CLOSED) : new Shown.Unreachable(CLOSED);
        }
        tools.closed().note(address.chat());
        if (!address.inGroup()) {
            return new Shown.Unreachable(CLOSED);
        }
        aside();
        return null;
    }

    private void aside() {
        address = address.privately(Long.parseLong(conversation.call().asker().user()));
    }

    private @Nullable Shown forgotten() {
        chosen.forEach(one -> tools.pieces().forget(one.asset(), one.form()));
        return null;
    }

    private @Nullable Shown lower(boolean toWords) {
        if (chosen.stream().noneMatch(Chosen::sendable)) {
            return new Shown.Unreachable(REFUSED);
        }
        chosen.replaceAll(one -> toWords ? one.in(Form.LINK) : one.lower());
        return null;
    }

    /** Without markup and buttons first; then, after a few more attempts, not at all. */
    private @Nullable Shown simpler(Reply.Refused<?> refused) {
        if (wording.simplify()) {
            return null;
        }
        return conversation.attempts() >= HOPELESS
                ? new Shown.Unreachable(REFUSED + " (code " + refused.code() + ")")
                : patiently();
    }

    private Shown done() {
        if (address.message() != null) {
            tools.tempo().changed(address);
        }
        return new Shown.Done(address.written());
    }

    private Shown patiently() {
        return later(TelegramDoor.patience(conversation.attempts()));
    }

    private Shown later(Duration after) {
        return new Shown.Later(after, address.written());
    }
}
