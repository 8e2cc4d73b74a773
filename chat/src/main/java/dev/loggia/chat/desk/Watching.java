package dev.loggia.chat.desk;

import dev.loggia.chat.Button;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.Message;
import dev.loggia.chat.desk.CallSql.CallRow;
import dev.loggia.chat.words.Phrases;
import dev.loggia.chat.words.Progress;
import dev.loggia.chat.words.Results;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.work.Next;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words on the progress of what was asked for, then the last word. Reads the truth each time; a signal only makes it sooner. */
@Component
class Watching {
    static final String HIDDEN = "hidden";
    private static final int FAR_BACK = 20;
    private static final Duration LONG_RUN = Duration.ofMinutes(2);

    private final Generations generations;
    private final Progress progress;
    private final Results results;
    private final Phrases phrases;
    private final Teller teller;
    private final Duration editEvery;
    private final InstantSource clock;

    @SuppressWarnings("TooManyParameters")
    Watching(
            Generations generations,
            Progress progress,
            Results results,
            Phrases phrases,
            Teller teller,
            ChatProperties properties,
            InstantSource clock) {
        this.generations = generations;
        this.progress = progress;
        this.results = results;
        this.phrases = phrases;
        this.teller = teller;
        this.editEvery = properties.editEvery();
        this.clock = clock;
    }

    Next look(ChatDoor door, CallRow row, Call call) {
        List<GenerationView> views = views(row, call);
        if (views.stream().allMatch(view -> view.state().terminal())) {
            return teller.tellLast(door, row, call, last(call, views), endOf(row, views));
        }
        Instant now = clock.instant();
        Instant next = now.plus(pause(row, views, now));
        Message words = progress.message(call, views);
        if (Objects.equals(row.shown(), Teller.fingerprint(words))) {
            return Next.at(next);
        }
        Instant shownAt = row.shownAt();
        if (shownAt != null && now.isBefore(shownAt.plus(editEvery))) {
            return Next.at(shownAt.plus(editEvery));
        }
        return teller.tellPassing(door, row, call, words, next);
    }

    /** Shows what is left of it: what was deleted is gone by itself, what a moderator hid must go too. */
    Next takeBack(ChatDoor door, CallRow row, Call call) {
        Message left = row.watched().isEmpty() ? changedPage(call) : left(row, call);
        Instant since = row.begunAt() == null ? row.receivedAt() : row.begunAt();
        return teller.tellLast(door, row, call, left, since);
    }

    private Message left(CallRow row, Call call) {
        return HIDDEN.equals(row.note()) ? phrases.calm(call, "result.hidden") : last(call, views(row, call));
    }

    /** Nothing of a page stays, for it shows several in one piece; the same page can be had anew. */
    private Message changedPage(Call call) {
        String subject = call.subject() == null ? "" : call.subject();
        return phrases.calm(call, "page.changed")
                .withRow(Button.press(phrases.say(call, "page.again"), "🔄", call.action(), subject));
    }

    private List<GenerationView> views(CallRow row, Call call) {
        Requester requester = call.requester();
        return row.watched().stream()
                .flatMap(id -> generations.find(id, requester).stream())
                .toList();
    }

    private Message last(Call call, List<GenerationView> views) {
        return views.isEmpty() ? phrases.calm(call, "result.gone") : results.message(call, views);
    }

    private static Instant endOf(CallRow row, List<GenerationView> views) {
        Instant begun = row.begunAt() == null ? row.receivedAt() : row.begunAt();
        return views.stream()
                .map(GenerationView::finishedAt)
                .filter(Objects::nonNull)
                .map(at -> Objects.requireNonNull(at))
                .reduce(begun, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** When a word would be new to somebody; the end comes by a signal. */
    private Duration pause(CallRow row, List<GenerationView> views, Instant now) {
        boolean longRun = row.begunAt() != null && now.isAfter(row.begunAt().plus(LONG_RUN));
        boolean far =
                views.stream().allMatch(view -> view.state().terminal() || farBack(view.state(), view.placeInQueue()));
        return longRun || far ? editEvery.multipliedBy(3) : editEvery;
    }

    private static boolean farBack(GenerationState state, @Nullable Integer place) {
        return state == GenerationState.QUEUED && place != null && place > FAR_BACK;
    }
}
