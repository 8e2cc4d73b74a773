package dev.loggia.chat.make;

import dev.loggia.chat.Call;
import dev.loggia.chat.Message;
import dev.loggia.chat.Watched;
import dev.loggia.chat.words.Phrases;
import dev.loggia.chat.words.Progress;
import dev.loggia.chat.words.Results;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.platform.GenerationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Generations, as they come along and end. */
@Component
class WatchedGenerations implements Watched {
    private static final int FAR_BACK = 20;
    private static final Duration LONG_RUN = Duration.ofMinutes(2);
    private static final int CALM = 3;

    private final Generations generations;
    private final Progress progress;
    private final Results results;
    private final Phrases phrases;

    WatchedGenerations(Generations generations, Progress progress, Results results, Phrases phrases) {
        this.generations = generations;
        this.progress = progress;
        this.results = results;
        this.phrases = phrases;
    }

    @Override
    public String kind() {
        return GenerationUpdates.KIND;
    }

    /** Less often where it takes long: at the back of the queue, and after some minutes. */
    @Override
    public Standing look(Call call, List<String> ids, Duration since, Duration shortest) {
        List<GenerationView> views = views(call, ids);
        if (views.stream().allMatch(view -> view.state().terminal())) {
            return new Standing.Ended(last(call, views), endOf(views));
        }
        boolean slow = since.compareTo(LONG_RUN) > 0
                || views.stream()
                        .allMatch(view -> view.state().terminal() || farBack(view.state(), view.placeInQueue()));
        return new Standing.Going(progress.message(call, views), slow ? shortest.multipliedBy(CALM) : shortest);
    }

    @Override
    public Message left(Call call, List<String> ids) {
        return last(call, views(call, ids));
    }

    private List<GenerationView> views(Call call, List<String> ids) {
        Requester requester = call.requester();
        return ids.stream()
                .map(GenerationId::parse)
                .flatMap(id -> generations.find(id, requester).stream())
                .toList();
    }

    private Message last(Call call, List<GenerationView> views) {
        return views.isEmpty() ? phrases.calm(call, "result.gone") : results.message(call, views);
    }

    private static @Nullable Instant endOf(List<GenerationView> views) {
        return views.stream()
                .map(GenerationView::finishedAt)
                .filter(Objects::nonNull)
                .map(at -> Objects.requireNonNull(at))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean farBack(GenerationState state, @Nullable Integer place) {
        return state == GenerationState.QUEUED && place != null && place > FAR_BACK;
    }
}
