package dev.loggia.telegram.outbox;

import dev.loggia.chat.ChatDoor.Shown;
import dev.loggia.telegram.wire.Refusal;
import dev.loggia.telegram.wire.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes back pictures that are shown and should not be any more. Words can be changed, pictures not into words. */
final class TakingBack {
    private final TelegramDoor.Tools tools;
    private final Draft draft;
    private final Amends amends;

    TakingBack(TelegramDoor.Tools tools, Draft draft, Amends amends) {
        this.tools = tools;
        this.draft = draft;
        this.amends = amends;
    }

    /** Null when what is still shown may stay; {@code count} pictures come in place of the others. */
    @Nullable
    Shown allBut(int count) {
        Integer single = draft.address().message();
        if (single != null && draft.address().pictured() && count != 1) {
            Shown waiting = takeBack(single);
            if (waiting == null) {
                draft.at(draft.address().withoutMessage());
            }
            return waiting;
        }
        if (!draft.address().album().isEmpty() && draft.address().album().size() != count) {
            for (int one : draft.address().album()) {
                Shown waiting = takeBack(one);
                if (waiting != null) {
                    return waiting;
                }
            }
            draft.at(draft.address().withAlbum(List.of()));
        }
        return null;
    }

    private @Nullable Shown takeBack(int picture) {
        Reply<?> reply = tools.speech().delete(draft.address(), picture);
        if (reply.refused(Refusal.NOT_DELETABLE)) {
            reply = tools.exhibit().cover(draft.address(), picture);
        }
        boolean waits = reply instanceof Reply.Silent
                || reply.refused(Refusal.TOO_FAST)
                || reply.refused(Refusal.TROUBLE)
                || reply.refused(Refusal.TOKEN);
        return waits ? amends.after(reply) : null;
    }
}
