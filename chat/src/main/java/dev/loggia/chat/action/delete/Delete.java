package dev.loggia.chat.action.delete;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatAction;
import dev.loggia.chat.Message;
import dev.loggia.chat.desk.Conversations;
import dev.loggia.chat.make.OwnWork;
import dev.loggia.chat.words.Phrases;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.platform.GenerationId;
import org.springframework.stereotype.Component;

/** Deletes one's own everywhere: in the store, in the gallery and in the chats that show it. */
@Component
class Delete implements ChatAction {
    private final Generations generations;
    private final Conversations conversations;
    private final OwnWork ownWork;
    private final Phrases phrases;

    Delete(Generations generations, Conversations conversations, OwnWork ownWork, Phrases phrases) {
        this.generations = generations;
        this.conversations = conversations;
        this.ownWork = ownWork;
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "delete";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.OnlyRequester();
    }

    @Override
    public Answer answer(Call call) {
        return Answer.of(ownWork.findToDelete(call).fold(refusal -> refusal, view -> delete(call, view.id())));
    }

    /** Each part may be done already, by a run of the call that was killed between them. */
    private Message delete(Call call, GenerationId id) {
        return switch (generations.remove(id, call.requester())) {
            case DELETED -> {
                conversations.takeBack(call, id);
                yield phrases.good(call, "delete.done");
            }
            case CANCELLED -> {
                conversations.lookAgain(call, id);
                yield phrases.good(call, "cancel.done");
            }
            case IN_PROGRESS -> phrases.refused(call, "delete.busy");
            case NOT_FOUND -> phrases.refused(call, "refused.gone");
        };
    }
}
