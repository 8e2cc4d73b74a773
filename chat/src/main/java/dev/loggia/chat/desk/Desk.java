package dev.loggia.chat.desk;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatAction;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.ChatDesk;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.FormAction;
import dev.loggia.chat.Opening;
import dev.loggia.chat.Typing;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What every chat door talks to. */
@Component
class Desk implements ChatDesk {
    private static final int MOST_SUGGESTIONS = 25;

    private final Actions actions;
    private final Intake intake;
    private final Openings openings;
    private final InstantSource clock;

    Desk(Actions actions, Intake intake, Openings openings, InstantSource clock) {
        this.actions = actions;
        this.intake = intake;
        this.openings = openings;
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
    public List<CommandOption.Choice> suggest(String command, Typing typing) {
        List<CommandOption.Choice> choices = actions.commands().stream()
                .filter(known -> known.name().equals(command))
                .findFirst()
                .map(known -> known.suggest(typing))
                .orElseGet(List::of);
        return choices.size() <= MOST_SUGGESTIONS ? choices : choices.subList(0, MOST_SUGGESTIONS);
    }

    @Override
    public Opening open(Call call) {
        return actions.find(call.action())
                .filter(FormAction.class::isInstance)
                .map(action -> openings.of((FormAction) action, call))
                .orElseGet(() -> new Opening.Open(Map.of()));
    }
}
