package dev.loggia.chat.action.unlink;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.words.Phrases;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Ends a link, once there are links. */
@Component
@Order(100)
class Unlink implements ChatCommand {
    private final Phrases phrases;

    Unlink(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "unlink";
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
        return Answer.of(phrases.calm(call, "unlink.none"));
    }
}
