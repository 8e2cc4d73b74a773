package dev.loggia.chat.make;

import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.EarlierRun;
import dev.loggia.chat.Message;
import dev.loggia.chat.Opening;
import dev.loggia.chat.words.Phrases;
import dev.loggia.chat.words.Progress;
import dev.loggia.chat.words.Refusals;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.generation.RepeatGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks for pictures and videos on behalf of a call. The call's id is the key: asked again, it finds what it asked for. */
@Component
public class Studio implements EarlierRun {
    private final Wishes wishes;
    private final Gate gate;
    private final OwnWork ownWork;
    private final Generations generations;
    private final Progress progress;
    private final Refusals refusals;
    private final Phrases phrases;
    private final MakeProperties properties;

    @SuppressWarnings("TooManyParameters")
    Studio(
            Wishes wishes,
            Gate gate,
            OwnWork ownWork,
            Generations generations,
            Progress progress,
            Refusals refusals,
            Phrases phrases,
            MakeProperties properties) {
        this.wishes = wishes;
        this.gate = gate;
        this.ownWork = ownWork;
        this.generations = generations;
        this.progress = progress;
        this.refusals = refusals;
        this.phrases = phrases;
        this.properties = properties;
    }

    /** Makes what the options of a command say: prompt, model, aspect, style, seed, negative, duration. */
    public Answer make(Call call, MediaKind kind) {
        String prompt = call.option("prompt").orElse("");
        if (prompt.isBlank()) {
            return Answer.of(phrases.refused(call, "refused.empty"));
        }
        String model = wishes.model(call, kind, call.requester().free());
        return gate.refusal(call, kind, model)
                .map(refusal -> refused(call, refusal))
                .orElseGet(() -> accepted(call, generations.submit(wishes.of(call, call.requester(), kind, model))));
    }

    @Override
    public Optional<Answer> find(Call call) {
        List<GenerationId> begun = begun(call);
        return begun.isEmpty() ? Optional.empty() : Optional.of(watching(call, begun));
    }

    /** In the order in which they were asked for. */
    private List<GenerationId> begun(Call call) {
        List<GenerationId> found = new ArrayList<>();
        Optional<GenerationId> next = generations.findByKey(call.requester(), key(call, 0));
        while (next.isPresent()) {
            found.add(next.get());
            next = generations.findByKey(call.requester(), key(call, found.size()));
        }
        return found;
    }

    /** The one way to refuse: what an earlier run of the call was given is shown in place of any refusal. */
    private Answer refused(Call call, Message why) {
        return find(call).orElseGet(() -> Answer.of(why));
    }

    private static String key(Call call, int number) {
        return number == 0 ? call.id() : call.id() + "#" + number;
    }

    /**
     * Makes the generation that the call is about again, with the same words or others.
     *
     * @param words others, or null for the same
     */
    public Answer again(Call call, @Nullable String words) {
        return ownWork.find(call).fold(why -> refused(call, why), view -> repeat(call, view, words, 1));
    }

    /** The words of the generation that the call is about, in the field {@code prompt}, for who asked for it and nobody else. */
    public Opening words(Call call) {
        return ownWork.find(call)
                .fold(
                        refusal -> new Opening.Closed(refusal.plain()),
                        view -> new Opening.Open(generations
                                .words(view.id(), call.requester())
                                .map(words -> Map.of("prompt", words))
                                .orElseGet(Map::of)));
    }

    /** Makes a few more like the generation that the call is about. */
    public Answer variations(Call call) {
        return ownWork.find(call)
                .fold(why -> refused(call, why), view -> repeat(call, view, null, properties.variations()));
    }

    private Answer repeat(Call call, GenerationView view, @Nullable String words, int times) {
        Optional<Message> refusal = gate.refusal(call, view.kind(), view.model());
        if (refusal.isPresent()) {
            return refused(call, refusal.get());
        }
        List<SubmitOutcome.Accepted> accepted = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Optional<SubmitOutcome> outcome = generations.repeat(wish(call, view, words, i));
            if (outcome.isPresent() && outcome.get() instanceof SubmitOutcome.Accepted one) {
                accepted.add(one);
            } else if (accepted.isEmpty()) {
                return outcome.map(why -> accepted(call, why))
                        .orElseGet(() -> refused(call, phrases.refused(call, "refused.forgotten")));
            } else {
                break; // the quota allows no more: what was accepted is made
            }
        }
        return watching(call, accepted.stream().map(SubmitOutcome.Accepted::id).toList());
    }

    /** Another seed each time: the same one would make the same picture. */
    private RepeatGeneration wish(Call call, GenerationView view, @Nullable String words, int number) {
        Requester requester = call.requester();
        Map<String, Object> changes = new HashMap<>();
        if (words == null && view.settings().containsKey("seed")) {
            changes.put("seed", "");
        }
        return new RepeatGeneration(
                view.id(), requester, call.user().platform(), words, changes, key(call, number), null);
    }

    private Answer accepted(Call call, SubmitOutcome outcome) {
        if (outcome instanceof SubmitOutcome.Accepted accepted) {
            return watching(call, List.of(accepted.id()));
        }
        if (outcome instanceof SubmitOutcome.KeyInFlight) {
            throw new IllegalStateException(
                    "Another worker is submitting for this call; the next run finds what it gets");
        }
        return refused(call, refusals.of(call, outcome));
    }

    private Answer watching(Call call, List<GenerationId> ids) {
        List<GenerationView> views = ids.stream()
                .flatMap(id -> generations.find(id, call.requester()).stream())
                .toList();
        return Answer.watching(ids, progress.message(call, views));
    }
}
