package dev.loggia.chat.action.edit;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.Form;
import dev.loggia.chat.FormAction;
import dev.loggia.chat.Opening;
import dev.loggia.chat.make.Studio;
import dev.loggia.chat.words.Phrases;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks for other words, starting from those that the picture was made of. */
@Component
class Edit implements FormAction {
    private static final Form FORM =
            new Form("edited", "edit.title", List.of(new Form.Field("prompt", "edit.prompt", true, true, 4000)));

    private final Studio studio;
    private final Phrases phrases;

    Edit(Studio studio, Phrases phrases) {
        this.studio = studio;
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "edit";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.Ask(FORM);
    }

    @Override
    public Opening open(Call call) {
        return studio.words(call);
    }

    @Override
    public Answer answer(Call call) {
        return Answer.of(phrases.calm(call, "edit.ask"));
    }
}
