package dev.loggia.chat.desk;

import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatAction;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.EarlierRun;
import dev.loggia.chat.Message;
import dev.loggia.chat.policy.Blocks;
import dev.loggia.chat.words.Phrases;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.Outage;
import dev.loggia.engine.quota.RateDecision;
import dev.loggia.engine.quota.RateLimits;
import dev.loggia.engine.quota.ReadLimit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets the action answer, after what holds for every action: not too much at once, who is blocked, who may, what still exists. None
 * of that stops a call that has begun something before.
 */
@Component
class Answering {
    private static final Logger log = LoggerFactory.getLogger(Answering.class);
    private static final int TRIES = 3;

    private final Actions actions;
    private final Blocks blocks;
    private final RateLimits rates;
    private final Phrases phrases;
    private final ObjectProvider<EarlierRun> earlierRuns;

    Answering(
            Actions actions, Blocks blocks, RateLimits rates, Phrases phrases, ObjectProvider<EarlierRun> earlierRuns) {
        this.earlierRuns = earlierRuns;
        this.actions = actions;
        this.rates = rates;
        this.blocks = blocks;
        this.phrases = phrases;
    }

    /**
     * Empty when the platform has to be asked once more who manages the place, a little later.
     *
     * @param attempts how often it was tried before; an action that fails for no outage is tried a few times and then answered
     *     for
     */
    Optional<Answer> answer(ChatDoor door, Call asked, int attempts) {
        Optional<ChatAction> action = actions.find(asked.action());
        Optional<Answer> begun = begun(asked, attempts);
        if (begun.isPresent()) {
            return Optional.of(
                    action.map(known -> answer(known, asked, attempts, begun)).orElseGet(begun::get));
        }
        boolean blocked = blocks.blocked(asked);
        boolean matters = blocked || action.filter(ChatAction::asksWhoManages).isPresent();
        Optional<Boolean> manages =
                matters ? door.manages(asked) : Optional.of(asked.place().moderator());
        if (manages.isEmpty() && attempts < TRIES) {
            return Optional.empty();
        }
        Call call = asked.managed(manages.orElse(false));
        return Optional.of(refusal(call, blocked, action, manages.isPresent())
                .map(Answer::of)
                .orElseGet(() -> action.map(known -> answer(known, call, attempts, begun))
                        .orElseGet(() -> Answer.of(phrases.refused(call, "refused.unknown")))));
    }

    /** What an earlier run of the call began; nothing is looked up for a first one. */
    Optional<Answer> begun(Call call, int attempts) {
        return attempts == 0
                ? Optional.empty()
                : earlierRuns.stream().flatMap(runs -> runs.find(call).stream()).findFirst();
    }

    /** @param known whether the platform said who manages the place, if it was asked */
    private Optional<Message> refusal(Call call, boolean blocked, Optional<ChatAction> action, boolean known) {
        Requester requester = call.requester();
        if (rates.tryAcquire(ReadLimit.READS.of(requester.free()), requester.key())
                instanceof RateDecision.Limited limited) {
            return Optional.of(
                    phrases.refused(call, "refused.busy", limited.retryAfter().toSeconds() + 1));
        }
        if (blocked && !call.place().moderator()) {
            return Optional.of(phrases.refused(call, "refused.blocked"));
        }
        boolean forModerators = action.filter(found ->
                        found instanceof ChatCommand command && command.audience() == ChatCommand.Audience.MODERATORS)
                .isPresent();
        return forModerators && !call.place().moderator()
                ? Optional.of(phrases.refused(call, known ? "refused.moderators" : "refused.moderators.unknown"))
                : Optional.empty();
    }

    private Answer answer(ChatAction action, Call call, int attempts, Optional<Answer> begun) {
        try {
            return action.answer(call);
        } catch (RuntimeException e) {
            if (attempts < TRIES || Outage.behind(e).isPresent()) {
                throw e;
            }
            log.error(
                    "The chat action {} failed {} times: {}",
                    action.name(),
                    attempts + 1,
                    e.getClass().getName());
            return begun.orElseGet(() -> Answer.of(phrases.refused(call, "refused.broken")));
        }
    }
}
