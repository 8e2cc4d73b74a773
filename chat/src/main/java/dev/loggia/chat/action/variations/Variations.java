package dev.loggia.chat.action.variations;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatAction;
import dev.loggia.chat.make.Studio;
import org.springframework.stereotype.Component;

/** Makes a few more with the same words and settings, each with another seed. */
@Component
class Variations implements ChatAction {
    private final Studio studio;

    Variations(Studio studio) {
        this.studio = studio;
    }

    @Override
    public String name() {
        return "variations";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.Everybody();
    }

    @Override
    public Answer answer(Call call) {
        return studio.variations(call);
    }
}
