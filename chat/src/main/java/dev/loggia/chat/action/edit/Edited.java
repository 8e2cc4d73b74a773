package dev.loggia.chat.action.edit;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatAction;
import dev.loggia.chat.make.Studio;
import dev.loggia.chat.words.Phrases;
import org.springframework.stereotype.Component;

/** Makes it again with other words and the same settings. */
@Component
class Edited implements ChatAction {
    private final Studio studio;
    private final Phrases phrases;

    Edited(Studio studio, Phrases phrases) {
        this.studio = studio;
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "edited";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.Everybody();
    }

    @Override
    public Answer answer(Call call) {
        String words = call.option("prompt").orElse("");
        return words.isBlank() ? Answer.of(phrases.refused(call, "refused.empty")) : studio.again(call, words);
    }
}
