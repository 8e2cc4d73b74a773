package dev.loggia.engine.generation.accept;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.catalog.Quote;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.generation.state.GenerationProperties;
import dev.loggia.engine.moderation.CleanPrompt;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.quota.FreeQuota;
import dev.loggia.engine.quota.QuotaClaim;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** The accept path's one round trip: {@code generation_accept}, or one for all who meet. */
@Component
class AcceptStatement {
    private static final int LANES = 2;
    private static final int PLACES = 16;

    private final AcceptSql sql;
    private final GroupCommit<AcceptSql.Parameters, AcceptSql.Answer> trips;
    private final FreeQuota quota;
    private final GenerationProperties properties;
    private final InstantSource clock;

    AcceptStatement(
            AcceptSql sql,
            AcceptTogetherSql together,
            FreeQuota quota,
            GenerationProperties properties,
            InstantSource clock) {
        this.sql = sql;
        this.quota = quota;
        this.properties = properties;
        this.clock = clock;
        this.trips = new GroupCommit<>(
                LANES,
                PLACES,
                several -> together.accept(several, clock.instant()),
                one -> sql.accept(one, clock.instant()));
    }

    SubmitOutcome run(SubmitGeneration command, CleanPrompt prompt, Quote quote) {
        Requester requester = command.requester();
        return run(command, prompt, quote, requester.free() ? quota.claim(requester, command.kind()) : null);
    }

    /** Pays with the share of a visitor who answered a challenge. */
    SubmitOutcome runFromShare(SubmitGeneration command, CleanPrompt prompt, Quote quote) {
        if (!(command.requester() instanceof Requester.Visitor visitor)) {
            throw new IllegalArgumentException("Only visitors answer challenges");
        }
        return run(command, prompt, quote, quota.challengeClaim(visitor, command.kind()));
    }

    private SubmitOutcome run(SubmitGeneration command, CleanPrompt prompt, Quote quote, @Nullable QuotaClaim claim) {
        AcceptSql.Parameters parameters = parameters(command, prompt, quote, claim);
        return outcome(accept(parameters), command, claim);
    }

    /** Whoever has a transaction of their own stays in it. */
    private AcceptSql.Answer accept(AcceptSql.Parameters parameters) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? sql.accept(parameters, clock.instant())
                : trips.ask(parameters);
    }

    private AcceptSql.Parameters parameters(
            SubmitGeneration command, CleanPrompt prompt, Quote quote, @Nullable QuotaClaim claim) {
        Requester requester = command.requester();
        AccountId account = requester instanceof Requester.Member member ? member.account() : null;
        Duration expiry = requester.free() ? properties.freeRetention() : null;
        return new AcceptSql.Parameters(
                GenerationId.at(clock.instant()),
                command.kind().wireName(),
                quote.model().id(),
                JsonMapper.shared().writeValueAsString(quote.settings()),
                quote.providerModel(),
                JsonMapper.shared().writeValueAsString(quote.providerInput()),
                prompt.text(),
                requester.key(),
                requester.ownerKey(),
                account,
                command.door(),
                command.unlisted(),
                command.traceId(),
                quote.credits(),
                quote.catalogVersion(),
                quote.costUsdMicros(),
                quote.model().typicalDuration(),
                quote.model().deadline(),
                properties.patience(command.kind()),
                expiry,
                command.idempotencyKey(),
                command.bodyHash(),
                claim == null ? null : claim.window(),
                claim == null ? List.of() : claim.subjects(),
                claim == null ? List.of() : claim.limits());
    }

    private SubmitOutcome outcome(AcceptSql.Answer answer, SubmitGeneration command, @Nullable QuotaClaim claim) {
        return switch (answer.outcome()) {
            case "ACCEPTED" -> accepted(answer, claim, false);
            case "REPLAYED" -> accepted(answer, claim, true);
            case "NOT_ENOUGH_CREDITS" ->
                new SubmitOutcome.NotEnoughCredits(number(answer.price()), number(answer.balance()));
            case "QUOTA_USED_UP" ->
                new SubmitOutcome.QuotaUsedUp(
                        command.kind(), quota.limit(command.kind()), quota.resetsAt(command.kind()));
            case "KEY_REUSED" -> new SubmitOutcome.KeyReused();
            case "KEY_IN_FLIGHT" -> new SubmitOutcome.KeyInFlight();
            default -> throw new IllegalStateException("Unknown outcome " + answer.outcome());
        };
    }

    private static SubmitOutcome accepted(AcceptSql.Answer answer, @Nullable QuotaClaim claim, boolean replayed) {
        GenerationId id = Objects.requireNonNull(answer.generationId());
        Integer used = answer.quotaUsed();
        Integer left = claim == null ? null : Math.max(0, claim.limits().get(0) - (used == null ? 0 : used));
        return new SubmitOutcome.Accepted(id, number(answer.price()), answer.balance(), left, replayed);
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
