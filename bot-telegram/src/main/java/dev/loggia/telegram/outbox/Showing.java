package dev.loggia.telegram.outbox;

import dev.loggia.chat.ChatDoor.Shown;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.telegram.gallery.Form;
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

    private final TelegramDoor.Tools tools;
    private final Draft draft;
    private final boolean forRequesterAlone;
    private final Amends amends;

    Showing(TelegramDoor.Tools tools, Draft draft, boolean forRequesterAlone) {
        this.tools = tools;
        this.draft = draft;
        this.forRequesterAlone = forRequesterAlone;
        this.amends = new Amends(tools, draft, forRequesterAlone);
    }

    Shown show() {
        if (draft.address().spot() == Address.Spot.HINTED || answeredByAlert()) {
            return draft.done();
        }
        Address asked = draft.address();
        if (asked.inGroup() && (forRequesterAlone || tools.closed().known(asked.chat()))) {
            draft.aside();
        }
        Duration pause = pause();
        if (!pause.isZero()) {
            return draft.later(pause);
        }
        showBusy();
        for (int i = 0; i < CORRECTIONS; i++) {
            Shown shown = attempt();
            if (shown != null) {
                noteTempo(shown);
                noteThere(asked, shown);
                return shown;
            }
        }
        return draft.patiently();
    }

    /** A refusal of a pressed button is for who pressed it. Everything else only ends the spinning. */
    private boolean answeredByAlert() {
        String press = draft.address().press();
        if (press == null) {
            return false;
        }
        String words = draft.bare();
        boolean fits = words.length() <= Presses.MOST
                && draft.message().rows().isEmpty()
                && draft.message().pictures().isEmpty();
        boolean alone = draft.message().tone() == dev.loggia.chat.Message.Tone.REFUSED || forRequesterAlone;
        boolean said =
                fits && alone && draft.conversation().last() && tools.presses().alert(press, words);
        tools.presses().heard(press);
        draft.at(draft.address().heard());
        return said;
    }

    /** How long to wait, so that neither the reader nor Telegram is sent too much. */
    private Duration pause() {
        Duration calm = draft.conversation().last() || draft.address().message() == null
                ? Duration.ZERO
                : tools.tempo().untilChange(draft.address());
        if (!calm.isZero()) {
            return calm;
        }
        int messages =
                draft.address().album().isEmpty() ? Math.max(1, draft.chosen().size()) : 1;
        return tools.pacer()
                .take(draft.address().chat(), messages, draft.conversation().last());
    }

    private void showBusy() {
        boolean working =
                !draft.conversation().last() && draft.message().tone() == dev.loggia.chat.Message.Tone.WORKING;
        if (working && tools.tempo().showBusy(draft.address().chat())) {
            boolean video = draft.conversation().call().action().equals("video");
            tools.speech().busy(draft.address(), video ? "upload_video" : "upload_photo");
        }
    }

    private @Nullable Shown attempt() {
        List<Chosen> sendable = draft.sendable();
        try {
            Shown waiting = new TakingBack(tools, draft, amends).allBut(sendable.size());
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
            return draft.later(TelegramDoor.patience(draft.conversation().attempts() + 2));
        }
    }

    private @Nullable Shown words() {
        Integer at = draft.address().message();
        Speech.Words words = draft.words();
        if (at == null) {
            return judged(tools.speech().say(draft.address(), words));
        }
        Reply<Serializable> reply = tools.speech().change(draft.address(), at, words);
        return reply.answered() ? draft.done() : amends.after(reply);
    }

    private @Nullable Shown picture(Chosen one) {
        Address address = draft.address();
        Integer at = address.message();
        if (at == null) {
            return announced();
        }
        try (Piece piece = tools.pieces().open(one.asset(), one.form())) {
            Reply<Serializable> reply = tools.exhibit()
                    .picture(
                            address, at, piece, draft.caption(), draft.message().spoiler());
            if (!reply.answered()) {
                return amends.after(reply);
            }
            draft.at(address.showing(at, true));
            return draft.done();
        }
    }

    /**
     * A picture always takes the place of words whose number is noted: then showing it twice shows it once, whatever was lost in
     * between. Telegram has no key by which a picture that was sent anew would be known again.
     */
    private @Nullable Shown announced() {
        Shown shown = judged(tools.speech().say(draft.address(), new Speech.Words(draft.bare(), null, null)));
        return shown instanceof Shown.Done ? draft.later(Duration.ZERO) : shown;
    }

    /** The pictures, then the words and buttons in a message of their own; what was said meanwhile goes. */
    private @Nullable Shown album(List<Chosen> several) {
        if (!draft.address().album().isEmpty()) {
            return words();
        }
        boolean mixes = several.stream().allMatch(Chosen::mixes);
        List<Piece> pieces = new ArrayList<>();
        try {
            for (Chosen one : several) {
                pieces.add(tools.pieces().open(one.asset(), mixes ? one.form() : Form.DOCUMENT));
            }
            Reply<ArrayList<Message>> reply = tools.exhibit()
                    .album(draft.address(), pieces, draft.message().spoiler());
            if (!(reply instanceof Reply.Answered<ArrayList<Message>> answered)) {
                return amends.after(reply);
            }
            Integer meanwhile = draft.address().message();
            if (meanwhile != null) {
                tools.speech().delete(draft.address(), meanwhile);
            }
            draft.at(draft.address()
                    .withoutMessage()
                    .withAlbum(
                            answered.value().stream().map(Message::getMessageId).toList()));
            return words();
        } finally {
            pieces.forEach(Piece::close);
        }
    }

    private @Nullable Shown judged(Reply<Message> reply) {
        if (reply instanceof Reply.Answered<Message> answered) {
            draft.at(draft.address().showing(answered.value().getMessageId(), false));
            return draft.done();
        }
        return amends.after(reply);
    }

    /** Who typed in a group and is answered in private sees at the command that something came of it. */
    private void noteThere(Address asked, Shown shown) {
        Integer command = asked.replyTo();
        boolean aside =
                shown instanceof Shown.Done done && Address.read(done.address()).spot() == Address.Spot.ASIDE;
        if (aside && asked.inGroup() && command != null && asked.press() == null) {
            tools.speech().react(asked, command, "👌");
        }
    }

    private void noteTempo(Shown shown) {
        if (shown instanceof Shown.Done && draft.address().message() != null) {
            tools.tempo().changed(draft.address());
        }
    }
}
