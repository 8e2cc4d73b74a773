package dev.loggia.chat.action.hide;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.desk.Conversations;
import dev.loggia.chat.make.OwnWork;
import dev.loggia.chat.words.Phrases;
import dev.loggia.engine.delivery.Deliveries;
import dev.loggia.engine.delivery.Notice;
import dev.loggia.engine.delivery.Recipient;
import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.platform.GenerationId;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes a picture out of this place, and out of the gallery where it was asked for here. Its maker keeps it, and is told. */
@Component
@Order(150)
class Hide implements ChatCommand {
    private final Generations generations;
    private final Conversations conversations;
    private final Deliveries deliveries;
    private final Phrases phrases;

    Hide(Generations generations, Conversations conversations, Deliveries deliveries, Phrases phrases) {
        this.deliveries = deliveries;
        this.generations = generations;
        this.conversations = conversations;
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "hide";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.OnlyRequester();
    }

    @Override
    public List<CommandOption> options() {
        return List.of(new CommandOption("id", CommandOption.Kind.TEXT, true, List.of(), false, 0, 200));
    }

    @Override
    public Audience audience() {
        return Audience.MODERATORS;
    }

    @Override
    public Answer answer(Call call) {
        if (call.place().direct()) {
            return Answer.of(phrases.refused(call, "refused.direct"));
        }
        Optional<GenerationId> id = OwnWork.id(call);
        if (id.isEmpty() || !conversations.shownHere(call, id.get())) {
            return Answer.of(phrases.refused(call, "hide.unknown"));
        }
        List<String> makers = conversations.makersHere(call, id.get());
        if (!makers.isEmpty()) {
            generations.withdraw(id.get());
        }
        conversations.hide(call, id.get());
        makers.stream()
                .filter(maker -> !maker.equals(call.user().user()))
                .forEach(maker -> deliveries.tell(notice(call, maker, id.get())));
        return Answer.of(phrases.good(call, makers.isEmpty() ? "hide.done.here" : "hide.done"));
    }

    /** Once for each community, however often it is hidden there. */
    private static Notice notice(Call call, String maker, GenerationId id) {
        String platform = call.user().platform();
        return new Notice(
                new Recipient.Person(platform, maker),
                HiddenNotice.KIND,
                GenerationUpdates.subject(id),
                "hidden:" + id + ":" + platform + ":" + call.place().community());
    }
}
