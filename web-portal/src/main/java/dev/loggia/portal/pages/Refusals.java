package dev.loggia.portal.pages;

import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.generation.SubmitOutcome.Busy;
import dev.loggia.engine.generation.SubmitOutcome.InvalidSettings;
import dev.loggia.engine.generation.SubmitOutcome.KeyInFlight;
import dev.loggia.engine.generation.SubmitOutcome.KeyReused;
import dev.loggia.engine.generation.SubmitOutcome.MembersOnly;
import dev.loggia.engine.generation.SubmitOutcome.NotEnoughCredits;
import dev.loggia.engine.generation.SubmitOutcome.PromptRefused;
import dev.loggia.engine.generation.SubmitOutcome.QuotaUsedUp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The one table from what the engine answers to what the page says. A test checks that no outcome is missing. */
@Component
class Refusals {
    private final Words words;
    private final InstantSource clock;
    private final Map<Class<?>, Function<SubmitOutcome, Refusal>> table = new LinkedHashMap<>();

    Refusals(Words words, InstantSource clock) {
        this.words = words;
        this.clock = clock;
        on(NotEnoughCredits.class, it -> Refusal.at(
                        402, "", words.say("refused.credits", it.required(), it.available()))
                .with(Refusal.WayOut.BUY));
        on(QuotaUsedUp.class, this::quota);
        on(PromptRefused.class, it -> Refusal.at(422, "prompt", it.sentence()));
        on(InvalidSettings.class, this::settings);
        on(MembersOnly.class, it -> Refusal.at(403, "settings", it.sentence()).with(Refusal.WayOut.SIGN_UP));
        on(Busy.class, it -> Refusal.at(429, "", it.sentence())
                .after(it.retryAfter().toSeconds()));
        on(KeyReused.class, it -> Refusal.at(409, "", words.say("refused.again")));
        on(KeyInFlight.class, it -> Refusal.at(409, "", words.say("refused.inflight"))
                .after(1));
    }

    boolean covers(Class<?> outcome) {
        return table.containsKey(outcome);
    }

    Refusal of(SubmitOutcome outcome) {
        Function<SubmitOutcome, Refusal> entry = table.get(outcome.getClass());
        if (entry == null) {
            throw new IllegalStateException(
                    "No sentence for " + outcome.getClass().getSimpleName());
        }
        return entry.apply(outcome);
    }

    private <T extends SubmitOutcome> void on(Class<T> outcome, Function<T, Refusal> refusal) {
        table.put(outcome, it -> refusal.apply(outcome.cast(it)));
    }

    private Refusal quota(QuotaUsedUp outcome) {
        String key = "refused.quota." + outcome.kind().wireName();
        return Refusal.at(429, "", words.say(key, outcome.limit(), words.day(outcome.resetsAt())))
                .with(Refusal.WayOut.SIGN_UP)
                .after(Duration.between(clock.instant(), outcome.resetsAt()).toSeconds());
    }

    private Refusal settings(InvalidSettings outcome) {
        return outcome.problems().stream()
                .findFirst()
                .map(it -> Refusal.at(422, it.field().equals("prompt") ? "prompt" : "settings", it.sentence()))
                .orElseGet(() -> Refusal.at(422, "settings", words.say("refused.settings")));
    }
}
