package dev.loggia.chat.action.buy;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.words.Phrases;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads to buying, once there is something to buy. */
@Component
@Order(40)
class Buy implements ChatCommand {
    private final Phrases phrases;

    Buy(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "buy";
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
                Phrases.withButtons(phrases.calm(call, "buy.notyet"), phrases.page(call, "button.portal", "/credits")));
    }
}
