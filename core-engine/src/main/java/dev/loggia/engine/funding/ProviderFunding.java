package dev.loggia.engine.funding;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.provider.BalanceResult;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The provider's prepaid balance in our own books: top-ups, what each task cost, adjustments. Entries are only ever added, and the
 * balance is their sum. Amounts are millionths of a US dollar. Booking joins the caller's transaction when there is one and is
 * idempotent by its reference.
 */
@Component
public class ProviderFunding {
    private static final Logger log = LoggerFactory.getLogger(ProviderFunding.class);
    private static final long CHECKPOINT_EVERY = 10_000;

    private final PoolSql sql;
    private final PoolState state;
    private final FundingProperties properties;
    private final InstantSource clock;

    ProviderFunding(Jdbi jdbi, PoolState state, FundingProperties properties, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, PoolSql.class);
        this.state = state;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Books what a task cost, once; zero is a cost, too.
     *
     * @return false when this task's cost was booked before, which stays as it was
     * @throws LoggiaException with {@link ErrorCode#INVARIANT} when it was booked for another generation
     */
    public boolean bookCost(GenerationId generation, String taskId, long usdMicros) {
        if (usdMicros < 0) {
            throw new IllegalArgumentException("A cost is not negative");
        }
        if (sql.bookCost(generation, taskId, usdMicros, clock.instant()) == 1) {
            return true;
        }
        if (!sql.generationOf(taskId).equals(Optional.of(generation))) {
            throw new LoggiaException(ErrorCode.INVARIANT, "One task cannot cost two generations: " + generation);
        }
        return false;
    }

    /**
     * Books money that was paid in at the provider.
     *
     * @param reference names the payment, such as an invoice number
     * @return false when a top-up with this reference was booked before
     */
    public boolean topUp(long usdMicros, String reference, String actor, String note) {
        if (usdMicros <= 0) {
            throw new IllegalArgumentException("A top-up is positive");
        }
        return sql.book("TOP_UP", usdMicros, reference, note, actor, clock.instant()) == 1;
    }

    /**
     * Corrects the balance, up or down.
     *
     * @return false when an adjustment with this reference was booked before
     */
    public boolean adjust(long usdMicros, String reference, String actor, String note) {
        if (usdMicros == 0) {
            throw new IllegalArgumentException("An adjustment changes something");
        }
        return sql.book("ADJUSTMENT", usdMicros, reference, note, actor, clock.instant()) == 1;
    }

    /**
     * Books what the provider already holds, when nothing was paid in yet. Safe on many nodes at once.
     *
     * @return whether this call booked it
     */
    public boolean openFrom(BalanceResult provider) {
        if (!(provider instanceof BalanceResult.Known known) || !sql.open(known.usdMicros(), clock.instant())) {
            return false;
        }
        state.forget();
        log.info("The provider pool opens with {} micro-USD", known.usdMicros());
        return true;
    }

    /** Exact, as of now. */
    public long balance() {
        return sql.balance();
    }

    /** How the pool stands, at most {@code loggia.funding.state-cache} ago; cheap enough for every acceptance. */
    public FundingState state() {
        return state.now();
    }

    /** Whether work that somebody pays for can be accepted. */
    public boolean acceptsPaid() {
        return !(state() instanceof FundingState.Empty);
    }

    /** Records how far our balance and the provider's are apart. Empty, with nothing recorded, when the provider did not say. */
    public Optional<Reconciliation> reconcile(BalanceResult provider) {
        if (!(provider instanceof BalanceResult.Known known)) {
            return Optional.empty();
        }
        Reconciliation found = sql.reconcile(known.usdMicros(), clock.instant());
        if (Math.abs(found.driftUsdMicros()) > properties.driftToleranceUsdMicros()) {
            log.warn(
                    "The provider holds {} micro-USD, our pool says {}: book the missing top-up, or adjust the pool by {}",
                    found.providerUsdMicros(),
                    found.poolUsdMicros(),
                    found.driftUsdMicros());
        }
        sql.makeCheckpoint(CHECKPOINT_EVERY, clock.instant());
        return Optional.of(found);
    }

    /** The last comparison with the provider, empty before the first. */
    public Optional<Reconciliation> latestReconciliation() {
        return sql.latestReconciliation();
    }

    /** Whether anything was ever paid in, as far as we know. */
    boolean isOpened() {
        return sql.isOpened();
    }
}
