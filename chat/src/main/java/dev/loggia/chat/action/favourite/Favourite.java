package dev.loggia.chat.action.favourite;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatAction;
import dev.loggia.chat.make.OwnWork;
import dev.loggia.chat.words.Phrases;
import org.springframework.stereotype.Component;

/** Keeps a picture among one's favourites, once chat users can have accounts. */
@Component
class Favourite implements ChatAction {
    private final OwnWork ownWork;
    private final Phrases phrases;

    Favourite(OwnWork ownWork, Phrases phrases) {
        this.ownWork = ownWork;
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "favourite";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.OnlyRequester();
    }

    @Override
    public Answer answer(Call call) {
        return Answer.of(ownWork.find(call)
                .fold(
                        refusal -> refusal,
                        view -> Phrases.withButtons(
                                phrases.refused(call, "favourite.members"),
                                phrases.page(call, "button.portal", "/signup"))));
    }
}
