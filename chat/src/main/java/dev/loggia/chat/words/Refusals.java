package dev.loggia.chat.words;

import dev.loggia.chat.Call;
import dev.loggia.chat.Message;
import dev.loggia.chat.Text;
import dev.loggia.engine.generation.SubmitOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Why something is not made: a line of cause, a line with the way out, and buttons that lead there. */
@Component("chatRefusals") // the portal has one of the plain name
public class Refusals {
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
        if (outcome instanceof SubmitOutcome.MembersOnly) {
            return withOffers(call, phrases.refused(call, "refused.members"));
        }
        if (outcome instanceof SubmitOutcome.PromptRefused refused) {
            return detailed(call, "refused.prompt", List.of(refused.sentence()));
        }
        if (outcome instanceof SubmitOutcome.InvalidSettings invalid) {
            return invalid(call, invalid.problems());
        }
        if (outcome instanceof SubmitOutcome.Busy busy) {
            return phrases.refused(call, "refused.busy", seconds(busy.retryAfter()));
        }
        if (outcome instanceof SubmitOutcome.KeyInFlight || outcome instanceof SubmitOutcome.KeyReused) {
            return phrases.refused(call, "refused.inflight");
        }
        throw new IllegalArgumentException("Not a refusal");
    }

    private Message invalid(Call call, List<SubmitOutcome.InvalidSettings.Problem> problems) {
        boolean words = problems.stream().allMatch(problem -> problem.field().equals("prompt"));
        return detailed(
                call,
                words ? "refused.prompt" : "refused.settings",
                problems.stream()
                        .map(SubmitOutcome.InvalidSettings.Problem::sentence)
                        .toList());
    }

    private Message quota(Call call, SubmitOutcome.QuotaUsedUp used) {
        String day = Quotas.day(used.resetsAt(), call.locale());
        return phrases.refused(call, "refused.quota." + used.kind().wireName(), used.limit(), day);
    }

    private Message withOffers(Call call, Message refusal) {
        return Phrases.withButtons(
                refusal, Optional.of(phrases.press(call, "💳", "buy", "")), phrases.page(call, "button.portal", "/"));
    }

    /** The engine's own sentences say exactly what is wrong; they are in English, and said to be so by standing in quotes. */
    private Message detailed(Call call, String key, List<String> sentences) {
        List<Text> body = new ArrayList<>(List.of(phrases.line(call, key)));
        sentences.stream()
                .limit(4)
                .map(sentence -> Text.empty().plus(Text.Look.QUOTE, sentence))
                .forEach(body::add);
        return Message.of(Message.Tone.REFUSED, body.toArray(Text[]::new));
    }

    private static long seconds(Duration time) {
        return Math.max(1, (time.toMillis() + 999) / 1000);
    }
}
