package dev.loggia.chat.action.quota;

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
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says what is left of the free quota. */
@Component
@Order(70)
class Quota implements ChatCommand {
    private final Phrases phrases;
    private final Quotas quotas;
    private final Askers askers;

    Quota(Phrases phrases, Quotas quotas, Askers askers) {
        this.phrases = phrases;
        this.quotas = quotas;
        this.askers = askers;
    }

    @Override
    public String name() {
        return "quota";
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
        return Answer.of(Message.of(
                Message.Tone.CALM,
                quotas.line(call, asker, MediaKind.IMAGE),
                quotas.line(call, asker, MediaKind.VIDEO),
                phrases.line(call, "quota.why")));
    }
}
