package dev.loggia.chat.action.link;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.words.Phrases;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Links an account, once there are accounts. */
@Component
@Order(90)
class Link implements ChatCommand {
    private final Phrases phrases;

    Link(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "link";
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
        return Answer.of(
                Phrases.withButtons(phrases.calm(call, "link.notyet"), phrases.page(call, "button.portal", "/signup")));
    }
}
