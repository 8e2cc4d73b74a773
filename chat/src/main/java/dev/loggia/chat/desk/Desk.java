package dev.loggia.chat.desk;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatAction;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.ChatDesk;
import dev.loggia.chat.CommandOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What every chat door talks to. */
@Component
class Desk implements ChatDesk {
    private static final int MOST_SUGGESTIONS = 25;

    private final Actions actions;
    private final Intake intake;
    private final InstantSource clock;

    Desk(Actions actions, Intake intake, InstantSource clock) {
        this.actions = actions;
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    public List<ChatCommand> commands() {
        return actions.commands();
    }

    @Override
    public Optional<Acknowledgement> acknowledgement(String action) {
        return actions.find(action).map(ChatAction::acknowledgement);
    }

    @Override
    public Held hold(Call call, String address) {
        return intake.hold(new Note(call, address, clock.instant()));
    }

    @Override
    public List<CommandOption.Choice> suggest(String command, String option, String typed, Locale locale) {
        List<CommandOption.Choice> choices = actions.commands().stream()
                .filter(known -> known.name().equals(command))
                .findFirst()
                .map(known -> known.suggest(option, typed, locale))
                .orElseGet(List::of);
        return choices.size() <= MOST_SUGGESTIONS ? choices : choices.subList(0, MOST_SUGGESTIONS);
    }
}
