package dev.loggia.engine.generation.settle;

import dev.loggia.engine.credit.Ledger;
import dev.loggia.engine.credit.Reference;
import dev.loggia.engine.delivery.Deliveries;
import dev.loggia.engine.delivery.Notice;
import dev.loggia.engine.delivery.Recipient;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.funding.ProviderFunding;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.generation.state.AttemptOutcome;
import dev.loggia.engine.generation.state.AttemptSql;
import dev.loggia.engine.generation.state.FailureCode;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.StepSql;
import dev.loggia.engine.media.Media;
import dev.loggia.engine.quota.FreeQuota;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ends a generation, in one transaction: the state, the credits or the quota, the provider's cost, the feed and the news for
 * the requester. Whoever loses the compare-and-set changes nothing.
 */
@Component
public class Settlement {
    /** The notice that a generation ended. */
    private static final String RESULT = "result";

    private final StepSql sql;
    private final AttemptSql attempts;
    private final TransactionOperations transactions;
    private final Ledger ledger;
    private final FreeQuota quota;
    private final ProviderFunding funding;
    private final Media media;
    private final Feed feed;
    private final Deliveries deliveries;
    private final GenerationUpdates updates;
    private final MeterRegistry meters;
    private final InstantSource clock;

    @SuppressWarnings("TooManyParameters")
    Settlement(
            StepSql sql,
            AttemptSql attempts,
            TransactionOperations transactions,
            Ledger ledger,
            FreeQuota quota,
            ProviderFunding funding,
            Media media,
            Feed feed,
            Deliveries deliveries,
            GenerationUpdates updates,
            MeterRegistry meters,
            InstantSource clock) {
        this.sql = sql;
        this.attempts = attempts;
        this.transactions = transactions;
        this.ledger = ledger;
        this.quota = quota;
        this.funding = funding;
        this.media = media;
        this.feed = feed;
        this.deliveries = deliveries;
        this.updates = updates;
        this.meters = meters;
        this.clock = clock;
    }

    /** Captures: the results are in our store. False when another worker was faster. */
    public boolean succeed(GenerationRow row) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!end(row, GenerationState.SUCCEEDED, null, null)) {
                return false;
            }
            if (!row.free()) {
                ledger.capture(Reference.of(row.id()));
            }
            bookCost(row, row.costMicros() == null ? Long.valueOf(row.estimateMicros()) : row.costMicros());
            if (!row.unlisted()) {
                feed.publish(row.id());
            }
            announceEnd(row);
            return true;
        }));
    }

    /**
     * Releases or gives back. {@code costMicros} is what the provider charged for failing, usually nothing. False when another
     * worker was faster.
     */
    public boolean fail(GenerationRow row, FailureCode code, @Nullable Long costMicros) {
        return fail(row, code, costMicros, null);
    }

    /** As {@link #fail(GenerationRow, FailureCode, Long)}, and says what became of the present attempt. */
    public boolean fail(
            GenerationRow row, FailureCode code, @Nullable Long costMicros, @Nullable AttemptOutcome outcome) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!end(row, GenerationState.FAILED, code.wireName(), costMicros)) {
                return false;
            }
            if (outcome != null) {
                attempts.conclude(row.id(), row.attempt(), outcome);
            }
            giveBack(row);
            bookCost(row, costMicros == null ? row.costMicros() : costMicros);
            media.delete(row.id());
            attempts.recordOrphans(row.id(), clock.instant());
            announceEnd(row);
            return true;
        }));
    }

    /** Releases or gives back what had not reached the provider. False when it had, by now. */
    public boolean cancel(GenerationRow row) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!end(row, GenerationState.CANCELLED, null, null)) {
                return false;
            }
            giveBack(row);
            if (row.state() == GenerationState.ADMITTED) {
                attempts.conclude(row.id(), row.attempt(), AttemptOutcome.CANCELLED);
            }
            return true;
        }));
    }

    private boolean end(
            GenerationRow row, GenerationState to, @Nullable String failureCode, @Nullable Long costMicros) {
        int rows = sql.end(row, to, failureCode, costMicros, clock.instant());
        if (rows == 0) {
            meters.counter("loggia.generation.zombie.steps").increment();
            return false;
        }
        meters.counter(
                        "loggia.generation.ended",
                        "state",
                        to.name(),
                        "code",
                        failureCode == null ? "none" : failureCode,
                        "kind",
                        row.kind().wireName())
                .increment();
        updates.publishAfterCommit(row.id());
        return true;
    }

    private void announceEnd(GenerationRow row) {
        Recipient requester = new Recipient.Person(row.door(), row.ownerId().toString());
        deliveries.tell(new Notice(requester, RESULT, GenerationUpdates.subject(row.id()), "end:" + row.id()));
    }

    private void giveBack(GenerationRow row) {
        if (row.free()) {
            quota.giveBack(row.id());
        } else {
            ledger.release(Reference.of(row.id()));
        }
    }

    private void bookCost(GenerationRow row, @Nullable Long costMicros) {
        if (row.taskId() != null && costMicros != null && costMicros > 0) {
            funding.bookCost(row.id(), row.taskId(), costMicros);
        }
    }
}
