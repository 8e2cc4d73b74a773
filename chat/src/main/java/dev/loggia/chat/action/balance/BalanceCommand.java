package dev.loggia.chat.action.balance;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Message;
import dev.loggia.chat.words.Phrases;
import dev.loggia.chat.words.Quotas;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.MediaKind;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says what one has: free images and videos, until chat users can have accounts with credits. */
@Component
@Order(30)
class BalanceCommand implements ChatCommand {
    private final Phrases phrases;
    private final Quotas quotas;

    BalanceCommand(Phrases phrases, Quotas quotas) {
        this.phrases = phrases;
        this.quotas = quotas;
    }

    @Override
    public String name() {
        return "balance";
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
        Requester requester = call.requester();
        Message message = Message.of(
                Message.Tone.CALM,
                phrases.line(call, "balance.none"),
                quotas.line(call, requester, MediaKind.IMAGE),
                quotas.line(call, requester, MediaKind.VIDEO));
        return Answer.of(Phrases.withButtons(
                message, Optional.of(phrases.press(call, "💳", "buy", "")), phrases.page(call, "button.portal", "/")));
    }
}
