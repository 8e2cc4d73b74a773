package dev.loggia.portal.generation;

import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.generation.SubmitOutcome.Busy;
import dev.loggia.engine.generation.SubmitOutcome.InvalidSettings;
import dev.loggia.engine.generation.SubmitOutcome.KeyInFlight;
import dev.loggia.engine.generation.SubmitOutcome.KeyReused;
import dev.loggia.engine.generation.SubmitOutcome.MembersOnly;
import dev.loggia.engine.generation.SubmitOutcome.NotEnoughCredits;
import dev.loggia.engine.generation.SubmitOutcome.PromptRefused;
import dev.loggia.engine.generation.SubmitOutcome.QuotaUsedUp;
import dev.loggia.portal.page.PageMessages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The one table from what the engine answers to what the page says. A test checks that no outcome is missing. */
@Component
class OutcomeErrors {
    private final PageMessages messages;
    private final InstantSource clock;
    private final Map<Class<?>, Function<SubmitOutcome, ComposerError>> table = new LinkedHashMap<>();

    OutcomeErrors(PageMessages messages, InstantSource clock) {
        this.messages = messages;
        this.clock = clock;
        on(NotEnoughCredits.class, it -> ComposerError.at(
                        402, "", messages.say("composer.error.credits", it.required(), it.available()))
                .with(ComposerError.WayOut.BUY));
        on(QuotaUsedUp.class, this::quota);
        on(PromptRefused.class, it -> ComposerError.at(422, "prompt", messages.rejection(it.rejection())));
        on(InvalidSettings.class, this::settings);
        on(MembersOnly.class, it -> ComposerError.at(403, "settings", messages.rejection(it.rejection()))
                .with(ComposerError.WayOut.SIGN_UP));
        on(Busy.class, it -> ComposerError.at(429, "", messages.rejection(it.rejection()))
                .after(it.retryAfter().toSeconds()));
        on(KeyReused.class, it -> ComposerError.at(409, "", messages.say("composer.error.again")));
        on(KeyInFlight.class, it -> ComposerError.at(409, "", messages.say("composer.error.inflight"))
                .after(1));
    }

    boolean covers(Class<?> outcome) {
        return table.containsKey(outcome);
    }

    ComposerError of(SubmitOutcome outcome) {
        Function<SubmitOutcome, ComposerError> entry = table.get(outcome.getClass());
        if (entry == null) {
            throw new IllegalStateException(
                    "No sentence for " + outcome.getClass().getSimpleName());
        }
        return entry.apply(outcome);
    }

    private <T extends SubmitOutcome> void on(Class<T> outcome, Function<T, ComposerError> refusal) {
        table.put(outcome, it -> refusal.apply(outcome.cast(it)));
    }

    private ComposerError quota(QuotaUsedUp outcome) {
        String key = "composer.error.quota." + outcome.kind().wireName();
        return ComposerError.at(429, "", messages.say(key, outcome.limit(), messages.day(outcome.resetsAt())))
                .with(ComposerError.WayOut.SIGN_UP)
                .after(Duration.between(clock.instant(), outcome.resetsAt()).toSeconds());
    }

    private ComposerError settings(InvalidSettings outcome) {
        return outcome.problems().stream()
                .findFirst()
                .map(it -> ComposerError.at(
                        422, it.field().equals("prompt") ? "prompt" : "settings", messages.rejection(it.rejection())))
                .orElseGet(() -> ComposerError.at(422, "settings", messages.say("composer.error.settings")));
    }
}
