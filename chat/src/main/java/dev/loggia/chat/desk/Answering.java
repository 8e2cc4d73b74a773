package dev.loggia.chat.desk;

import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatAction;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.policy.Blocks;
import dev.loggia.chat.words.Phrases;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.Outage;
import dev.loggia.engine.quota.RateDecision;
import dev.loggia.engine.quota.RateLimit;
import dev.loggia.engine.quota.RateLimits;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets the action answer, after what holds for every action: not too much at once, who is blocked, who may, what still exists. */
@Component
class Answering {
    private static final Logger log = LoggerFactory.getLogger(Answering.class);
    private static final int TRIES = 3;

    private final Actions actions;
    private final Blocks blocks;
    private final RateLimits rates;
    private final Phrases phrases;

    Answering(Actions actions, Blocks blocks, RateLimits rates, Phrases phrases) {
        this.actions = actions;
        this.rates = rates;
        this.blocks = blocks;
        this.phrases = phrases;
    }

    /**
     * @param attempts how often it was tried before; an action that fails for no outage is tried a few times and then answered
     *     for
     */
    Answer answer(Call call, int attempts) {
        Requester requester = call.requester();
        if (rates.tryAcquire(RateLimit.read(requester.free()), requester.key())
                instanceof RateDecision.Limited limited) {
            return Answer.of(
                    phrases.refused(call, "refused.busy", limited.retryAfter().toSeconds() + 1));
        }
        if (blocks.blocked(call)) {
            return Answer.of(phrases.refused(call, "refused.blocked"));
        }
        Optional<ChatAction> action = actions.find(call.action());
        if (action.isEmpty()) {
            return Answer.of(phrases.refused(call, "refused.unknown"));
        }
        if (action.get() instanceof ChatCommand command
                && command.audience() == ChatCommand.Audience.MODERATORS
                && !call.place().moderator()) {
            return Answer.of(phrases.refused(call, "refused.moderators"));
        }
        return answer(action.get(), call, attempts);
    }

    private Answer answer(ChatAction action, Call call, int attempts) {
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
            return Answer.of(phrases.refused(call, "refused.broken"));
        }
    }
}
