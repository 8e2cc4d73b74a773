package dev.loggia.chat.action.privacy;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Button;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Message;
import dev.loggia.chat.words.Phrases;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says what is kept of a person, and for how long. */
@Component
@Order(110)
class Privacy implements ChatCommand {
    private final Phrases phrases;

    Privacy(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "privacy";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.OnlyRequester();
    }

    @Override
    public List<CommandOption> options() {
        return List.of();
    }

    @Override
    public Answer answer(Call call) {
        Message message = Message.of(
                Message.Tone.CALM,
                phrases.line(call, "privacy.prompt"),
                phrases.line(call, "privacy.results"),
                phrases.line(call, "privacy.chat"),
                phrases.line(call, "privacy.delete"));
        return Answer.of(message.withRow(Button.press(phrases.say(call, "button.history.own"), "🗂️", "history", "")));
    }
}
