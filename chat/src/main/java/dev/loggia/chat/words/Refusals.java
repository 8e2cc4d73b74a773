package dev.loggia.chat.words;

import dev.loggia.chat.Call;
import dev.loggia.chat.Message;
import dev.loggia.chat.Text;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Why something is not made: a line of cause, a line with the way out, and buttons that lead there. */
@Component
public class Refusals {
    private static final int MOST_OBJECTIONS = 4;

    private final Phrases phrases;

    Refusals(Phrases phrases) {
        this.phrases = phrases;
    }

    /** @throws IllegalArgumentException for an acceptance */
    public Message of(Call call, SubmitOutcome outcome) {
        if (outcome instanceof SubmitOutcome.QuotaUsedUp used) {
            return withOffers(call, quota(call, used));
        }
        if (outcome instanceof SubmitOutcome.NotEnoughCredits credits) {
            return withOffers(call, phrases.refused(call, "refused.credits", credits.required(), credits.available()));
        }
        if (outcome instanceof SubmitOutcome.MembersOnly members) {
            return withOffers(call, objected(call, List.of(members.rejection())));
        }
        if (outcome instanceof SubmitOutcome.PromptRefused refused) {
            return objected(call, List.of(refused.rejection()));
        }
        if (outcome instanceof SubmitOutcome.InvalidSettings invalid) {
            return objected(
                    call,
                    invalid.problems().stream()
                            .map(SubmitOutcome.InvalidSettings.Problem::rejection)
                            .toList());
        }
        if (outcome instanceof SubmitOutcome.Busy busy) {
            return Message.of(
                    Message.Tone.REFUSED,
                    Text.of(phrases.rejection(call, busy.rejection())),
                    phrases.line(call, "refused.later", seconds(busy.retryAfter())));
        }
        if (outcome instanceof SubmitOutcome.KeyInFlight || outcome instanceof SubmitOutcome.KeyReused) {
            return phrases.refused(call, "refused.inflight");
        }
        throw new IllegalArgumentException("Not a refusal");
    }

    private Message quota(Call call, SubmitOutcome.QuotaUsedUp used) {
        String day = phrases.day(call, used.resetsAt());
        return phrases.refused(call, "refused.quota." + used.kind().wireName(), used.limit(), day);
    }

    private Message withOffers(Call call, Message refusal) {
        return Phrases.withButtons(
                refusal, Optional.of(phrases.press(call, "💳", "buy", "")), phrases.page(call, "button.portal", "/"));
    }

    private Message objected(Call call, List<Rejection> why) {
        List<Text> body = new ArrayList<>();
        why.stream()
                .limit(MOST_OBJECTIONS)
                .map(rejection -> Text.of(phrases.rejection(call, rejection)))
                .forEach(body::add);
        body.add(phrases.line(call, "refused.unused"));
        return Message.of(Message.Tone.REFUSED, body.toArray(Text[]::new));
    }

    private static long seconds(Duration time) {
        return Math.max(1, (time.toMillis() + 999) / 1000);
    }
}
