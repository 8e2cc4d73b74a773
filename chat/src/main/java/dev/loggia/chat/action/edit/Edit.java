package dev.loggia.chat.action.edit;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatAction;
import dev.loggia.chat.Form;
import dev.loggia.chat.words.Phrases;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks for other words. Whose picture it is, the submission looks at. */
@Component
class Edit implements ChatAction {
    private static final Form FORM =
            new Form("edited", "edit.title", List.of(new Form.Field("prompt", "edit.prompt", true, true, 4000)));

    private final Phrases phrases;

    Edit(Phrases phrases) {
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
    public Answer answer(Call call) {
        return Answer.of(phrases.calm(call, "edit.ask"));
    }
}
