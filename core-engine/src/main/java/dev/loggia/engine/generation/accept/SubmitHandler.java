package dev.loggia.engine.generation.accept;

import static dev.loggia.engine.generation.SubmitRejection.PAUSED;
import static dev.loggia.engine.generation.SubmitRejection.PRIVATE_FOR_MEMBERS;
import static dev.loggia.engine.generation.SubmitRejection.TOO_MUCH_AT_ONCE;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.catalog.Quote;
import dev.loggia.engine.catalog.QuoteOutcome;
import dev.loggia.engine.funding.ProviderFunding;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitGeneration.Payment;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.generation.queue.Admission;
import dev.loggia.engine.moderation.CleanPrompt;
import dev.loggia.engine.moderation.PromptScreening;
import dev.loggia.engine.moderation.ScreeningOutcome;
import dev.loggia.engine.platform.Rejection;
import dev.loggia.engine.quota.FreeQuota;
import dev.loggia.engine.quota.QuotaClaim;
import dev.loggia.engine.quota.RateDecision;
import dev.loggia.engine.quota.RateLimit;
import dev.loggia.engine.quota.RateLimits;
import dev.loggia.engine.quota.ReadLimit;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The policies in order: rate, prompt, model and settings, money at the provider. The first that objects answers, unless the same
 * key was accepted before: a repeat gets what it got, whatever has changed since.
 */
@Component
public class SubmitHandler {
    private static final RateLimit.ByPayer SUBMISSIONS = RateLimit.byPayer("generate", 20, 10, 60, 30);

    private final RateLimits rates;
    private final PromptScreening rules;
    private final Catalog catalog;
    private final FreeQuota quota;
    private final ProviderFunding funding;
    private final Admission admission;
    private final AcceptStatement statement;

    SubmitHandler(
            RateLimits rates,
            PromptScreening rules,
            Catalog catalog,
            FreeQuota quota,
            ProviderFunding funding,
            Admission admission,
            AcceptStatement statement) {
        this.rates = rates;
        this.rules = rules;
        this.catalog = catalog;
        this.quota = quota;
        this.funding = funding;
        this.admission = admission;
        this.statement = statement;
    }

    public SubmitOutcome accept(SubmitGeneration command) {
        return once(command, this::ownQuota);
    }

    public SubmitOutcome acceptFromShare(SubmitGeneration command) {
        if (!(command.requester() instanceof Requester.Visitor visitor)) {
            throw new IllegalArgumentException("Only visitors answer challenges");
        }
        return once(command, (same, prompt, quote) -> Optional.of(quota.challengeClaim(visitor, command.kind())));
    }

    /** What was accepted under a key, whatever it came with; for who cannot say any more what that was. */
    public Optional<SubmitOutcome> earlier(Requester requester, String key) {
        return statement.earlier(requester, key);
    }

    /** Which free quota may pay for a job, if any. */
    private interface Claims {
        Optional<QuotaClaim> of(SubmitGeneration command, CleanPrompt prompt, Quote quote);
    }

    private SubmitOutcome once(SubmitGeneration command, Claims claims) {
        SubmitOutcome outcome = decide(command, claims);
        boolean keyWasLookedUp = outcome instanceof SubmitOutcome.Accepted
                || outcome instanceof SubmitOutcome.KeyReused
                || outcome instanceof SubmitOutcome.KeyInFlight;
        return keyWasLookedUp || !mayLook(command, outcome)
                ? outcome
                : statement.earlier(command).orElse(outcome);
    }

    /** Whoever asks too much for their rate of submissions has their rate of reads left for repeats, and no more than that. */
    private boolean mayLook(SubmitGeneration command, SubmitOutcome outcome) {
        Requester requester = command.requester();
        return command.idempotencyKey() != null
                && (!(outcome instanceof SubmitOutcome.Busy)
                        || rates.tryAcquire(ReadLimit.READS.of(requester.free()), requester.key())
                                instanceof RateDecision.Allowed);
    }

    private SubmitOutcome decide(SubmitGeneration command, Claims claims) {
        Requester requester = command.requester();
        if (rates.tryAcquire(SUBMISSIONS.of(requester.free()), requester.key())
                instanceof RateDecision.Limited limited) {
            return limited(command, limited);
        }
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
        return priced(command, prompt, claims);
    }

    /** Whoever has used up the free quota is told so, and not to wait a moment. */
    private SubmitOutcome limited(SubmitGeneration command, RateDecision.Limited limited) {
        Requester requester = command.requester();
        boolean usedUp = requester.free()
                && rates.tryAcquire(ReadLimit.READS.free(), requester.key()) instanceof RateDecision.Allowed
                && quota.left(requester, command.kind()).left() == 0;
        return usedUp
                ? statement.quotaUsedUp(command)
                : new SubmitOutcome.Busy(
                        Rejection.of(
                                TOO_MUCH_AT_ONCE, "That was a lot at once. Nothing was charged; please wait a moment."),
                        limited.retryAfter());
    }

    private SubmitOutcome priced(SubmitGeneration command, CleanPrompt prompt, Claims claims) {
        QuoteOutcome outcome = quote(command, prompt, freeOnly(command));
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
        return admitted(command, prompt, ((QuoteOutcome.Quoted) outcome).quote(), claims);
    }

    private QuoteOutcome quote(SubmitGeneration command, CleanPrompt prompt, boolean freeTier) {
        return catalog.quote(command.kind(), command.model(), command.settings(), prompt.length(), freeTier);
    }

    private SubmitOutcome admitted(SubmitGeneration command, CleanPrompt prompt, Quote quote, Claims claims) {
        if (command.unlisted() && command.requester().free()) {
            return new SubmitOutcome.MembersOnly(Rejection.of(
                    PRIVATE_FOR_MEMBERS, "Private generations are for members. Sign up, or leave out \"private\"."));
        }
        if (admission.closedBecause().isPresent() || !funding.acceptsPaid()) {
            return paused();
        }
        return statement.run(
                command, prompt, quote, claims.of(command, prompt, quote).orElse(null));
    }

    /** A member has the free quota too, for what the free tier offers. */
    private Optional<QuotaClaim> ownQuota(SubmitGeneration command, CleanPrompt prompt, Quote quote) {
        Requester requester = command.requester();
        boolean pays = freeOnly(command)
                || (quota.isFor(requester)
                        && catalog.quote(command.kind(), quote.model().id(), command.settings(), prompt.length(), true)
                                instanceof QuoteOutcome.Quoted);
        return pays ? Optional.of(quota.claim(requester, command.kind())) : Optional.empty();
    }

    private static boolean freeOnly(SubmitGeneration command) {
        return command.requester().free() || command.payment() == Payment.FREE_QUOTA;
    }

    private static SubmitOutcome paused() {
        return new SubmitOutcome.Busy(
                Rejection.of(
                        PAUSED,
                        "Making pictures is paused for the moment. Nothing was charged; please try again in a minute."),
                Duration.ofMinutes(1));
    }
}
