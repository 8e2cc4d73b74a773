package dev.loggia.engine.generation.accept;

import dev.loggia.engine.account.Owner;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.catalog.Quote;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitGeneration.Payment;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.generation.state.GenerationProperties;
import dev.loggia.engine.moderation.CleanPrompt;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.quota.FreeQuota;
import dev.loggia.engine.quota.QuotaClaim;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The accept path's one round trip: {@code generation_accept}, for one or for all who meet. */
@Component
class AcceptStatement {
    private static final int BATCHES_AT_ONCE = 2;
    private static final int JOBS_A_BATCH = 16;

    private final AcceptSql sql;
    private final GroupCommit<JobToAccept, AcceptSql.Answer> commits;
    private final FreeQuota quota;
    private final GenerationProperties properties;
    private final InstantSource clock;

    AcceptStatement(AcceptSql sql, FreeQuota quota, GenerationProperties properties, InstantSource clock) {
        this.sql = sql;
        this.quota = quota;
        this.properties = properties;
        this.clock = clock;
        this.commits = new GroupCommit<>(
                BATCHES_AT_ONCE, JOBS_A_BATCH, jobs -> sql.accept(jobs, clock.instant(), false), this::alone);
    }

    /** @param claim what the free quota may pay with; null where it may not */
    SubmitOutcome run(SubmitGeneration command, CleanPrompt prompt, Quote quote, @Nullable QuotaClaim claim) {
        JobToAccept job = job(command, prompt, quote, claim);
        // Whoever has a transaction of their own stays in it.
        AcceptSql.Answer answer =
                TransactionSynchronizationManager.isActualTransactionActive() ? alone(job) : commits.ask(job);
        return outcome(answer, command, claim);
    }

    /** What the command's key got before; {@code KeyReused} when it came with another body. Empty for a new key or none. */
    Optional<SubmitOutcome> earlier(SubmitGeneration command) {
        String key = command.idempotencyKey();
        return key == null
                ? Optional.empty()
                : sql.findEarlier(command.requester().keyScopes(), key)
                        .map(earlier -> earlier.bodyHash().equals(command.bodyHash())
                                ? accepted(earlier.answer(), null, true)
                                : new SubmitOutcome.KeyReused());
    }

    Optional<SubmitOutcome> earlier(Requester requester, String key) {
        return sql.findEarlier(requester.keyScopes(), key).map(earlier -> accepted(earlier.answer(), null, true));
    }

    SubmitOutcome quotaUsedUp(SubmitGeneration command) {
        return new SubmitOutcome.QuotaUsedUp(
                command.kind(), quota.limit(command.kind()), quota.resetsAt(command.kind()));
    }

    private AcceptSql.Answer alone(JobToAccept job) {
        return sql.accept(List.of(job), clock.instant(), true).get(0);
    }

    private JobToAccept job(SubmitGeneration command, CleanPrompt prompt, Quote quote, @Nullable QuotaClaim claim) {
        Requester requester = command.requester();
        Owner owner = requester.owner();
        return new JobToAccept(
                GenerationId.at(clock.instant()).value(),
                command.kind().wireName(),
                quote.model().id(),
                quote.settings(),
                quote.providerModel(),
                quote.providerInput(),
                prompt.text(),
                requester.key(),
                requester.memberAccount().map(AccountId::value).orElse(null),
                requester.tier().wireName(),
                command.door(),
                command.unlisted(),
                command.traceId(),
                quote.credits(),
                quote.catalogVersion(),
                quote.costUsdMicros(),
                quote.model().typicalDuration().toString(),
                quote.model().deadline().toString(),
                properties.patience(command.kind()).toString(),
                requester.free() ? properties.freeRetention().toString() : null,
                owner.kind().wireName(),
                owner.subject(),
                claim == null ? null : claim.window().toString(),
                claim == null ? List.of() : claim.subjects(),
                claim == null ? List.of() : claim.limits(),
                claim == null ? List.of() : claim.widths(),
                !requester.free() && command.payment() == Payment.FREE_QUOTA_THEN_CREDITS,
                requester.keyScopes(),
                command.idempotencyKey(),
                command.bodyHash());
    }

    private SubmitOutcome outcome(AcceptSql.Answer answer, SubmitGeneration command, @Nullable QuotaClaim claim) {
        return switch (answer.outcome()) {
            case "ACCEPTED" -> accepted(answer, claim, false);
            case "REPLAYED" -> accepted(answer, claim, true);
            case "NOT_ENOUGH_CREDITS" ->
                new SubmitOutcome.NotEnoughCredits(answer.price(), answer.balance() == null ? 0 : answer.balance());
            case "QUOTA_USED_UP" -> quotaUsedUp(command);
            case "KEY_REUSED" -> new SubmitOutcome.KeyReused();
            case "KEY_IN_FLIGHT" -> new SubmitOutcome.KeyInFlight();
            default -> throw new IllegalStateException("Unknown outcome " + answer.outcome());
        };
    }

    private static SubmitOutcome.Accepted accepted(
            AcceptSql.Answer answer, @Nullable QuotaClaim claim, boolean replayed) {
        boolean free = Boolean.TRUE.equals(answer.paidByQuota());
        return new SubmitOutcome.Accepted(
                answer.id(),
                answer.price(),
                answer.balance(),
                claim == null ? null : left(claim, answer.quotaUsed(), free),
                replayed,
                free,
                Owner.parse(Objects.requireNonNull(answer.ownerKey())));
    }

    /** Credits pay when the quota does not: it has nothing left then. */
    private static int left(QuotaClaim claim, @Nullable Integer used, boolean free) {
        return used == null
                ? (free ? claim.limits().get(0) : 0)
                : Math.max(0, claim.limits().get(0) - used);
    }
}
