package dev.loggia.chat.desk;

import dev.loggia.chat.Button;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.Message;
import dev.loggia.chat.Watched;
import dev.loggia.chat.Watched.Standing;
import dev.loggia.chat.desk.CallSql.CallRow;
import dev.loggia.chat.words.Phrases;
import dev.loggia.engine.work.Next;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Words on the progress of what is watched, then the last word. Reads the truth each time; a signal only makes it sooner. */
@Component
class Watching {
    static final String HIDDEN = "hidden";

    private final ObjectProvider<Watched> kinds;
    private final Phrases phrases;
    private final Teller teller;
    private final Duration editEvery;
    private final InstantSource clock;

    Watching(
            ObjectProvider<Watched> kinds,
            Phrases phrases,
            Teller teller,
            ChatProperties properties,
            InstantSource clock) {
        this.kinds = kinds;
        this.phrases = phrases;
        this.teller = teller;
        this.editEvery = properties.editEvery();
        this.clock = clock;
    }

    Next look(ChatDoor door, CallRow row, Call call) {
        Instant now = clock.instant();
        Standing standing = kind(row).look(call, row.watched(), Duration.between(begun(row), now), editEvery);
        if (standing instanceof Standing.Ended ended) {
            return teller.tellLast(door, row, call, ended.last(), later(begun(row), ended));
        }
        Standing.Going going = (Standing.Going) standing;
        Instant next = now.plus(going.next());
        if (Objects.equals(row.shown(), Teller.fingerprint(going.words()))) {
            return Next.at(next);
        }
        Instant shownAt = row.shownAt();
        if (shownAt != null && now.isBefore(shownAt.plus(editEvery))) {
            return Next.at(shownAt.plus(editEvery));
        }
        return teller.tellPassing(door, row, call, going.words(), next);
    }

    /** Shows what is left of it: what was deleted is gone by itself, what a moderator hid must go too. */
    Next takeBack(ChatDoor door, CallRow row, Call call) {
        Message left = row.watched().isEmpty() ? changedPage(call) : left(row, call);
        return teller.tellLast(door, row, call, left, begun(row));
    }

    private Message left(CallRow row, Call call) {
        return HIDDEN.equals(row.note())
                ? phrases.calm(call, "result.hidden")
                : kind(row).left(call, row.watched());
    }

    /** Nothing of a page stays, for it shows several in one piece; the same page can be had anew. */
    private Message changedPage(Call call) {
        String subject = call.subject() == null ? "" : call.subject();
        return phrases.calm(call, "page.changed")
                .withRow(Button.press(phrases.say(call, "page.again"), "🔄", call.action(), subject));
    }

    private Watched kind(CallRow row) {
        return kinds.stream()
                .filter(kind -> kind.kind().equals(row.watchedKind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody here watches the kind " + row.watchedKind()));
    }

    private static Instant begun(CallRow row) {
        return row.begunAt() == null ? row.receivedAt() : row.begunAt();
    }

    private static Instant later(Instant begun, Standing.Ended ended) {
        Instant at = ended.at();
        return at == null || at.isBefore(begun) ? begun : at;
    }
}
