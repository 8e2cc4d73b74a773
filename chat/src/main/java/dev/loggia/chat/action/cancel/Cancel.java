package dev.loggia.chat.action.cancel;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Button;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Message;
import dev.loggia.chat.desk.Conversations;
import dev.loggia.chat.make.OwnWork;
import dev.loggia.chat.words.Phrases;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.platform.GenerationId;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Cancels what waits: the one that a button is about, the only one, or one of a list to press. */
@Component
@Order(80)
class Cancel implements ChatCommand {
    private static final int LOOKED_AT = 25;
    private static final int LISTED = 5;

    private final Generations generations;
    private final OwnWork ownWork;
    private final Conversations conversations;
    private final Phrases phrases;

    Cancel(Generations generations, OwnWork ownWork, Conversations conversations, Phrases phrases) {
        this.generations = generations;
        this.ownWork = ownWork;
        this.conversations = conversations;
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "cancel";
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
        String subject = call.subject();
        return Answer.of(
                subject == null || subject.isEmpty()
                        ? conversations
                                .chosen(call)
                                .map(id -> again(call, GenerationId.parse(id)))
                                .orElseGet(() -> waiting(call))
                        : ownWork.find(call).fold(refusal -> refusal, view -> again(call, view.id())));
    }

    /** The call is about this one and nothing else; an earlier run of it may have cancelled it already. */
    private Message again(Call call, GenerationId id) {
        return generations
                        .find(id, call.requester())
                        .filter(view -> view.state() == GenerationState.CANCELLED)
                        .isPresent()
                ? phrases.good(call, "cancel.done")
                : cancel(call, id);
    }

    private Message waiting(Call call) {
        List<GenerationView> open = generations.listOwn(call.requester(), null, LOOKED_AT).stream()
                .filter(view -> !view.state().terminal())
                .toList();
        if (open.isEmpty()) {
            return phrases.calm(call, "cancel.nothing");
        }
        if (open.size() == 1) {
            return cancel(
                    call,
                    GenerationId.parse(
                            conversations.choose(call, open.get(0).id().toString())));
        }
        Button[] row = IntStream.range(0, Math.min(LISTED, open.size()))
                .mapToObj(i -> Button.press(
                        (i + 1) + " · " + open.get(i).model(),
                        "✖️",
                        "cancel",
                        open.get(i).id().toString()))
                .toArray(Button[]::new);
        return phrases.calm(call, "cancel.which", open.size()).withRow(row);
    }

    private Message cancel(Call call, GenerationId id) {
        RemoveOutcome outcome = generations
                        .find(id, call.requester())
                        .filter(view -> view.state().terminal())
                        .isPresent()
                ? RemoveOutcome.NOT_FOUND
                : generations.remove(id, call.requester());
        return switch (outcome) {
            case CANCELLED, DELETED -> {
                conversations.lookAgain(call, id);
                yield phrases.good(call, "cancel.done");
            }
            case IN_PROGRESS -> phrases.refused(call, "cancel.late");
            case NOT_FOUND -> phrases.calm(call, "cancel.over");
        };
    }
}
