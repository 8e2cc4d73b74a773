package dev.loggia.chat.testing.dice;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.words.Phrases;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Rolls a die. */
@Component
@Order(75) // where it stands among the commands
class Dice implements ChatCommand {
    private final Phrases phrases;

    Dice(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "dice"; // 1 to 12 letters, never changed: old buttons carry it
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
        return Answer.of(phrases.calm(call, "dice.rolled", 4));
    }
}
