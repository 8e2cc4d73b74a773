package dev.loggia.chat.action.hide;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.desk.Conversations;
import dev.loggia.chat.make.OwnWork;
import dev.loggia.chat.words.Phrases;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.platform.GenerationId;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes a picture out of this place, and out of the gallery where it was asked for here. Its maker keeps it. */
@Component
@Order(150)
class Hide implements ChatCommand {
    private final Generations generations;
    private final Conversations conversations;
    private final Phrases phrases;

    Hide(Generations generations, Conversations conversations, Phrases phrases) {
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
        boolean madeHere = conversations.madeHere(call, id.get());
        if (madeHere) {
            generations.withdraw(id.get());
        }
        conversations.hide(call, id.get());
        return Answer.of(phrases.good(call, madeHere ? "hide.done" : "hide.done.here"));
    }
}
