package dev.loggia.telegram.outbox;

import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.ChatDoor.Shown;
import dev.loggia.telegram.gallery.Form;
import dev.loggia.telegram.wire.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a refusal means for a word on its way: null when the draft was put right and is to be tried again. */
final class Amends {
    private static final int HOPELESS = 4;
    private static final String CLOSED = "The chat is closed to the bot: it was blocked, removed or may not write";
    private static final String REFUSED = "Telegram refuses the message for a reason that is not known here";

    private final TelegramDoor.Tools tools;
    private final Draft draft;
    private final boolean forRequesterAlone;

    Amends(TelegramDoor.Tools tools, Draft draft, boolean forRequesterAlone) {
        this.tools = tools;
        this.draft = draft;
        this.forRequesterAlone = forRequesterAlone;
    }

    @Nullable
    Shown after(Reply<?> reply) {
        if (!(reply instanceof Reply.Refused<?> refused)) {
            return draft.patiently();
        }
        return switch (refused.refusal()) {
            case NOT_MODIFIED -> draft.done();
            case TOO_FAST -> slower(refused.retryAfter());
            case TOKEN, CONFLICT, TROUBLE -> draft.patiently();
            case MESSAGE_GONE, NOT_DELETABLE -> gone(refused);
            case TOPIC_GONE ->
                draft.address().topic() == null
                        ? closed()
                        : again(draft.address().withoutTopic());
            case MIGRATED ->
                refused.migratedTo() == null
                        ? simpler(refused)
                        : again(draft.address().migrated(refused.migratedTo()));
            case CLOSED -> closed();
            case FILE_FORGOTTEN -> forgotten();
            case FILE_REFUSED -> lower(false);
            case MEDIA_FORBIDDEN -> lower(true);
            case QUERY_OLD, OTHER -> simpler(refused);
        };
    }

    private @Nullable Shown gone(Reply.Refused<?> refused) {
        if (draft.conversation().purpose() == ChatDoor.Purpose.TAKING_BACK) {
            return draft.done();
        }
        return draft.address().message() == null
                ? simpler(refused)
                : again(draft.address().withoutMessage());
    }

    private @Nullable Shown again(Address at) {
        draft.at(at);
        return null;
    }

    private Shown slower(@Nullable Duration retryAfter) {
        Duration wait =
                retryAfter == null ? TelegramDoor.patience(draft.conversation().attempts()) : retryAfter;
        tools.pacer().holdBack(draft.address().chat(), wait);
        return draft.later(wait);
    }

    /** In a group, the requester is told in private; of what only the requester may see, the group learns that it waits there. */
    private @Nullable Shown closed() {
        if (draft.address().spot() == Address.Spot.ASIDE) {
            return forRequesterAlone ? tools.hint().show(draft.conversation(), CLOSED) : new Shown.Unreachable(CLOSED);
        }
        tools.closed().note(draft.address().chat());
        if (!draft.address().inGroup()) {
            return new Shown.Unreachable(CLOSED);
        }
        draft.aside();
        return null;
    }

    private @Nullable Shown forgotten() {
        draft.chosen().forEach(one -> tools.pieces().forget(one.asset(), one.form()));
        return null;
    }

    private @Nullable Shown lower(boolean toWords) {
        if (draft.sendable().isEmpty()) {
            return new Shown.Unreachable(REFUSED);
        }
        draft.choose(one -> toWords ? one.in(Form.LINK) : one.lower());
        return null;
    }

    /** Without markup and buttons first; then, after a few more attempts, not at all. */
    private @Nullable Shown simpler(Reply.Refused<?> refused) {
        if (draft.simplify()) {
            return null;
        }
        return draft.conversation().attempts() >= HOPELESS
                ? new Shown.Unreachable(REFUSED + " (code " + refused.code() + ")")
                : draft.patiently();
    }
}
