package dev.loggia.chat.desk;

import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.Message;
import dev.loggia.chat.desk.CallSql.CallRow;
import dev.loggia.chat.words.Phrases;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.work.Next;
import dev.loggia.engine.work.StepHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * One call, from its row to its last word; the only one that writes to its conversation, so that no word overtakes another.
 *
 * <p>Where a crash may fall, and what happens then:
 * <ul>
 *   <li>before the row: the note on the disk becomes the row at the next start;
 *   <li>during or after the action, before its answer is kept: it is asked again, and what it submitted is found by the key,
 *       which is the call's own id, so nothing is charged twice;
 *   <li>after the answer or the watch is kept, before or after it was shown: it is shown again, in place of itself;
 *   <li>while watching: the next look reads how far the generation is by then, also when it ended before it was watched.
 * </ul>
 * What was begun is watched to its end, even where everything that could refuse the call has closed meanwhile. Keys are remembered
 * for a day; a call that was begun longer ago is not asked again.
 */
final class ChatStep implements StepHandler {
    private static final Duration KEYS_REMEMBERED = Duration.ofHours(23);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final ChatDoor door;
    private final CallSql sql;
    private final Parts parts;

    /** What every door's step needs. */
    record Parts(
            Room room,
            Answering answering,
            Watching watching,
            Teller teller,
            CallReader reader,
            MessageJson messages,
            Phrases phrases,
            ChatProperties properties,
            InstantSource clock) {}

    ChatStep(ChatDoor door, CallSql sql, Parts parts) {
        this.door = door;
        this.sql = sql;
        this.parts = parts;
    }

    @Override
    public String kind() {
        return Inbox.workFor(door.platform());
    }

    @Override
    public Next step(String event) {
        return parts.room().run(() -> stepNow(event));
    }

    @Override
    public String giveUp(String event) {
        CallRow row = sql.find(door.platform(), event).orElseThrow();
        if (row.open()) {
            parts.teller().giveUp(row);
        }
        return row.state().name();
    }

    private Next stepNow(String event) {
        Optional<CallRow> found = sql.find(door.platform(), event).filter(CallRow::open);
        if (found.isEmpty()) {
            return Next.done();
        }
        CallRow row = found.get();
        Call call = parts.reader().asAnswered(row.call());
        return switch (row.state()) {
            case RECEIVED -> receive(row, call);
            case ANSWERED -> tellAnswer(row, call);
            case WATCHING -> parts.watching().look(door, row, call);
            case RETRACTING -> parts.watching().takeBack(door, row, call);
            case DONE, UNREACHABLE -> Next.done();
        };
    }

    private Next receive(CallRow row, Call call) {
        Instant now = parts.clock().instant();
        if (tooLate(row, now)) {
            Answer stale = Answer.of(parts.phrases().refused(call, "refused.stale"));
            return keep(row, call, parts.answering().begun(call, row.attempts()).orElse(stale));
        }
        if (sql.countAttempt(row.platform(), row.event(), row.version(), now) == 0) {
            return Next.at(now);
        }
        return parts.answering()
                .answer(door, call, row.attempts())
                .map(answer -> keep(again(row), call, answer))
                .orElseGet(() -> Next.at(now.plus(SOON)));
    }

    private boolean tooLate(CallRow row, Instant now) {
        Instant begun = row.begunAt();
        return begun == null
                ? now.isAfter(row.receivedAt().plus(parts.properties().stale()))
                : now.isAfter(begun.plus(KEYS_REMEMBERED));
    }

    private Next keep(CallRow row, Call call, Answer answer) {
        Instant now = parts.clock().instant();
        if (answer.watch().ids().isEmpty()) {
            String kept = parts.messages().write(answer.message());
            // Read again: what was deleted since the action looked is not among its pictures any more.
            return sql.answered(row.platform(), row.event(), row.version(), kept, ids(answer.shows())) == 0
                    ? Next.at(now)
                    : tell(again(row), call, parts.messages().read(kept));
        }
        String[] watched = answer.watch().ids().toArray(String[]::new);
        String kind = answer.watch().kind();
        return sql.watch(row.platform(), row.event(), row.version(), kind, watched, ids(answer.shows())) == 0
                ? Next.at(now)
                : parts.teller().tellPassing(door, again(row), call, answer.message(), soon(now));
    }

    private static UUID[] ids(Collection<GenerationId> generations) {
        return generations.stream().map(GenerationId::value).toArray(UUID[]::new);
    }

    private Instant soon(Instant now) {
        return now.plus(parts.properties().editEvery());
    }

    private Next tellAnswer(CallRow row, Call call) {
        String kept = row.answer();
        if (kept == null) {
            throw new IllegalStateException("An answered call has no answer");
        }
        return tell(row, call, parts.messages().read(kept));
    }

    private Next tell(CallRow row, Call call, Message message) {
        Instant begun = row.begunAt();
        return parts.teller().tellLast(door, row, call, message, begun == null ? row.receivedAt() : begun);
    }

    /** As it is after one change of ours. */
    private CallRow again(CallRow row) {
        return sql.find(row.platform(), row.event())
                .filter(read -> read.version() == row.version() + 1)
                .orElseThrow(() -> new IllegalStateException("A call was changed by somebody else"));
    }
}
