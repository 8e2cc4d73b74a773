package dev.loggia.chat.make;

import dev.loggia.chat.Call;
import dev.loggia.chat.Message;
import dev.loggia.chat.preference.Preference;
import dev.loggia.chat.words.Phrases;
import dev.loggia.chat.words.Refusals;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.catalog.Model;
import dev.loggia.engine.catalog.QuoteOutcome;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.MediaKind;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether what somebody wants to keep as their liking is something that they could be given. */
@Component
public class Likings {
    private final Catalog catalog;
    private final Refusals refusals;
    private final Phrases phrases;

    Likings(Catalog catalog, Refusals refusals, Phrases phrases) {
        this.catalog = catalog;
        this.refusals = refusals;
        this.phrases = phrases;
    }

    /**
     * Why not: a model that is not for them, or a shape that none of the models makes that they would be given. What was kept
     * before, and is not spoken of in the call, is left in peace.
     */
    public Optional<Message> refusal(Call call, Preference wished) {
        boolean free = call.requester().free();
        boolean named = call.option("model").isPresent();
        Optional<Model> model = Optional.ofNullable(wished.model()).flatMap(catalog::findModel);
        Optional<Message> notTheirs = named ? model.flatMap(known -> notTheirs(call, known, free)) : Optional.empty();
        boolean shaped = named || call.option("aspect").isPresent();
        return notTheirs.isPresent() || !shaped ? notTheirs : unmade(call, wished, model, free);
    }

    private Optional<Message> notTheirs(Call call, Model model, boolean free) {
        return catalog.quote(model.kind(), model.id(), Map.of(), 0, free) instanceof QuoteOutcome.NotFree notFree
                ? Optional.of(refusals.of(call, new SubmitOutcome.MembersOnly(notFree.rejection())))
                : Optional.empty();
    }

    private Optional<Message> unmade(Call call, Preference wished, Optional<Model> chosen, boolean free) {
        String aspect = wished.aspect();
        Set<String> shapes = new LinkedHashSet<>();
        for (MediaKind kind : MediaKind.values()) {
            Model used = chosen.filter(model -> model.kind() == kind).orElseGet(() -> catalog.defaultModel(kind, free));
            shapes.addAll(Shapes.of(used, free));
        }
        return aspect == null || shapes.contains(aspect)
                ? Optional.empty()
                : Optional.of(phrases.refused(call, "settings.unknown.aspect", String.join(", ", shapes)));
    }
}
