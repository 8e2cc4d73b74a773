package dev.loggia.engine.generation.accept;

import static dev.loggia.engine.platform.Rejection.Code.PAUSED;
import static dev.loggia.engine.platform.Rejection.Code.PRIVATE_FOR_MEMBERS;
import static dev.loggia.engine.platform.Rejection.Code.TOO_MUCH_AT_ONCE;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.catalog.Quote;
import dev.loggia.engine.catalog.QuoteOutcome;
import dev.loggia.engine.funding.ProviderFunding;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.generation.queue.Admission;
import dev.loggia.engine.moderation.CleanPrompt;
import dev.loggia.engine.moderation.PromptScreening;
import dev.loggia.engine.moderation.ScreeningOutcome;
import dev.loggia.engine.platform.Rejection;
import dev.loggia.engine.quota.RateDecision;
import dev.loggia.engine.quota.RateLimit;
import dev.loggia.engine.quota.RateLimits;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The policies in order: prompt, model and settings, rate, money at the provider. The first that objects answers. */
@Component
public class SubmitHandler {
    private final PromptScreening rules;
    private final Catalog catalog;
    private final RateLimits rates;
    private final ProviderFunding funding;
    private final Admission admission;
    private final AcceptStatement statement;

    SubmitHandler(
            PromptScreening rules,
            Catalog catalog,
            RateLimits rates,
            ProviderFunding funding,
            Admission admission,
            AcceptStatement statement) {
        this.rules = rules;
        this.catalog = catalog;
        this.rates = rates;
        this.funding = funding;
        this.admission = admission;
        this.statement = statement;
    }

    public SubmitOutcome accept(SubmitGeneration command) {
        return accept(command, statement::run);
    }

    public SubmitOutcome acceptFromShare(SubmitGeneration command) {
        return accept(command, statement::runFromShare);
    }

    /** How an accepted wish is paid. */
    private interface Payment {
        SubmitOutcome run(SubmitGeneration command, CleanPrompt prompt, Quote quote);
    }

    private SubmitOutcome accept(SubmitGeneration command, Payment payment) {
        CleanPrompt.Outcome cleaned = CleanPrompt.of(command.prompt());
        if (cleaned instanceof CleanPrompt.Refused refused) {
            return new SubmitOutcome.PromptRefused(refused.rejection());
        }
        CleanPrompt prompt = ((CleanPrompt.Accepted) cleaned).prompt();
        ScreeningOutcome screened = rules.screen(prompt.text());
        if (screened instanceof ScreeningOutcome.Refused refused) {
            return new SubmitOutcome.PromptRefused(refused.rejection());
        }
        if (screened instanceof ScreeningOutcome.Unavailable) {
            return paused();
        }
        return quoted(command, prompt, payment);
    }

    private SubmitOutcome quoted(SubmitGeneration command, CleanPrompt prompt, Payment payment) {
        QuoteOutcome outcome = catalog.quote(
                command.kind(),
                command.model(),
                command.settings(),
                prompt.length(),
                command.requester().free());
        if (outcome instanceof QuoteOutcome.InvalidSettings invalid) {
            return new SubmitOutcome.InvalidSettings(invalid.problems().stream()
                    .map(problem -> new SubmitOutcome.InvalidSettings.Problem(problem.field(), problem.rejection()))
                    .toList());
        }
        if (outcome instanceof QuoteOutcome.UnknownModel unknown) {
            return SubmitOutcome.InvalidSettings.of("model", unknown.rejection());
        }
        if (outcome instanceof QuoteOutcome.NotFree notFree) {
            return new SubmitOutcome.MembersOnly(notFree.rejection());
        }
        return admitted(command, prompt, ((QuoteOutcome.Quoted) outcome).quote(), payment);
    }

    private SubmitOutcome admitted(SubmitGeneration command, CleanPrompt prompt, Quote quote, Payment payment) {
        Requester requester = command.requester();
        if (command.unlisted() && requester.free()) {
            return new SubmitOutcome.MembersOnly(Rejection.of(
                    PRIVATE_FOR_MEMBERS, "Private generations are for members. Sign up, or leave out \"private\"."));
        }
        RateDecision decision = rates.tryAcquire(RateLimit.generate(requester.free()), requester.key());
        if (decision instanceof RateDecision.Limited limited) {
            return new SubmitOutcome.Busy(
                    Rejection.of(
                            TOO_MUCH_AT_ONCE, "That was a lot at once. Nothing was charged; please wait a moment."),
                    limited.retryAfter());
        }
        if (admission.closedBecause().isPresent() || !funding.acceptsPaid()) {
            return paused();
        }
        return payment.run(command, prompt, quote);
    }

    private static SubmitOutcome paused() {
        return new SubmitOutcome.Busy(
                Rejection.of(
                        PAUSED,
                        "Making pictures is paused for the moment. Nothing was charged; please try again in a minute."),
                Duration.ofMinutes(1));
    }
}
