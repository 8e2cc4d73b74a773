package dev.loggia.chat.action.upscale;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatAction;
import dev.loggia.chat.words.Phrases;
import org.springframework.stereotype.Component;

/** No model of the catalogue enlarges pictures yet, so no message offers this; it answers who finds it all the same. */
@Component
class Upscale implements ChatAction {
    private final Phrases phrases;

    Upscale(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "upscale";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.OnlyRequester();
    }

    @Override
    public Answer answer(Call call) {
        return Answer.of(phrases.refused(call, "upscale.none"));
    }
}
