package dev.loggia.chat.action.quota;

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
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says what is left of the free quota. */
@Component
@Order(70)
class Quota implements ChatCommand {
    private final Phrases phrases;
    private final Quotas quotas;

    Quota(Phrases phrases, Quotas quotas) {
        this.phrases = phrases;
        this.quotas = quotas;
    }

    @Override
    public String name() {
        return "quota";
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
        return Answer.of(Message.of(
                Message.Tone.CALM,
                quotas.line(call, requester, MediaKind.IMAGE),
                quotas.line(call, requester, MediaKind.VIDEO),
                phrases.line(call, "quota.why")));
    }
}
