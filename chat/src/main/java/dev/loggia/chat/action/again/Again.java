package dev.loggia.chat.action.again;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatAction;
import dev.loggia.chat.make.Studio;
import org.springframework.stereotype.Component;

/** Makes the same again, with another seed. */
@Component
class Again implements ChatAction {
    private final Studio studio;

    Again(Studio studio) {
        this.studio = studio;
    }

    @Override
    public String name() {
        return "again";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.Everybody();
    }

    @Override
    public Answer answer(Call call) {
        return studio.again(call, null);
    }
}
