package dev.loggia.chat.action.balance;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Askers;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Message;
import dev.loggia.chat.words.Phrases;
import dev.loggia.chat.words.Quotas;
import dev.loggia.engine.account.Asker;
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
    private final Askers askers;

    BalanceCommand(Phrases phrases, Quotas quotas, Askers askers) {
        this.phrases = phrases;
        this.quotas = quotas;
        this.askers = askers;
    }

    @Override
    public String name() {
        return "balance";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.OnlyAsker();
    }

    @Override
    public List<CommandOption> options() {
        return List.of();
    }

    @Override
    public Answer answer(Call call) {
        Asker asker = askers.of(call);
        Message message = Message.of(
                Message.Tone.CALM,
                phrases.line(call, "balance.none"),
                quotas.line(call, asker, MediaKind.IMAGE),
                quotas.line(call, asker, MediaKind.VIDEO));
        return Answer.of(Phrases.withButtons(
                message, Optional.of(phrases.press(call, "💳", "buy", "")), phrases.page(call, "button.portal", "/")));
    }
}
