package dev.loggia.chat.action.unlist;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatAction;
import dev.loggia.chat.make.OwnWork;
import dev.loggia.chat.words.Phrases;
import org.springframework.stereotype.Component;

/** Takes a picture out of the gallery, once chat users can have accounts: what free users make is public. */
@Component
class MakePrivate implements ChatAction {
    private final OwnWork ownWork;
    private final Phrases phrases;

    MakePrivate(OwnWork ownWork, Phrases phrases) {
        this.ownWork = ownWork;
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "private";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.OnlyRequester();
    }

    @Override
    public Answer answer(Call call) {
        return Answer.of(ownWork.find(call).fold(refusal -> refusal, view -> phrases.refused(call, "private.members")
                .withRow(phrases.press(call, "🗑️", "delete", view.id()))));
    }
}
