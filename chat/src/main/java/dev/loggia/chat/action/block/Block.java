package dev.loggia.chat.action.block;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.make.MakeOptions;
import dev.loggia.chat.policy.Blocks;
import dev.loggia.chat.words.Phrases;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the bot answer somebody in this community no more, or again. */
@Component
@Order(160)
class Block implements ChatCommand {
    private final Blocks blocks;
    private final Phrases phrases;

    Block(Blocks blocks, Phrases phrases) {
        this.blocks = blocks;
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "block";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.OnlyRequester();
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                new CommandOption("person", CommandOption.Kind.PERSON, true, List.of(), false, 0, 64),
                MakeOptions.flag("lift"));
    }

    @Override
    public Audience audience() {
        return Audience.MODERATORS;
    }

    @Override
    public Answer answer(Call call) {
        if (call.place().direct()) {
            return Answer.of(phrases.refused(call, "refused.direct"));
        }
        String person = call.option("person").orElse("").strip();
        if (!person.matches("[A-Za-z0-9_-]{1,64}") || person.equals(call.user().user())) {
            return Answer.of(phrases.refused(call, "block.whom"));
        }
        if (MakeOptions.flag(call, "lift", false)) {
            return Answer.of(phrases.good(call, blocks.unblock(call, person) ? "block.lifted" : "block.none"));
        }
        return Answer.of(phrases.good(call, blocks.block(call, person) ? "block.done" : "block.before"));
    }
}
