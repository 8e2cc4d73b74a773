package dev.loggia.chat.action.hide;

import dev.loggia.chat.Call;
import dev.loggia.chat.ChatNotice;
import dev.loggia.chat.Message;
import dev.loggia.chat.words.Phrases;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.delivery.Subject;
import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells somebody that a moderator took down what they made, and that they still have it. */
@Component
class HiddenNotice implements ChatNotice {
    static final String KIND = "hidden";

    private final Generations generations;
    private final Catalog catalog;
    private final Phrases phrases;

    HiddenNotice(Generations generations, Catalog catalog, Phrases phrases) {
        this.generations = generations;
        this.catalog = catalog;
        this.phrases = phrases;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Nothing is told of what its maker has deleted meanwhile. */
    @Override
    public Optional<Message> message(Call to, Subject subject) {
        return generations
                .find(GenerationUpdates.id(subject), to.requester())
                .filter(view -> view.owned() && !view.gone())
                .map(view -> message(to, view));
    }

    private Message message(Call to, GenerationView view) {
        Message said = phrases.calm(to, "notice.hidden", catalog.nameOf(view.model()));
        return Phrases.withButtons(said, phrases.open(to, view.id()));
    }
}
