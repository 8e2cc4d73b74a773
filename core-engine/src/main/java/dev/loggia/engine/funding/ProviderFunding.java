package dev.loggia.engine.funding;

import dev.loggia.engine.audit.AuditEntry;
import dev.loggia.engine.audit.AuditLog;
import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.provider.BalanceResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The provider's prepaid balance in our own books: top-ups, what each task cost, adjustments. Entries are only ever added, and the
 * balance is their sum. Amounts are millionths of a US dollar. Booking joins the caller's transaction when there is one and is
 * idempotent by its reference.
 */
@Component
public class ProviderFunding {
    private static final Logger log = LoggerFactory.getLogger(ProviderFunding.class);
    private static final long CHECKPOINT_EVERY = 10_000;
    private static final int LONGEST_REFERENCE = 255;
    private static final int LONGEST_NOTE = 500;

    private final PoolSql sql;
    private final TransactionOperations transactions;
    private final AuditLog audit;
    private final PoolState state;
    private final FundingProperties properties;
    private final InstantSource clock;

    ProviderFunding(
            Jdbi jdbi,
            TransactionOperations transactions,
            AuditLog audit,
            PoolState state,
            FundingProperties properties,
            InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, PoolSql.class);
        this.transactions = transactions;
        this.audit = audit;
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
     * Books money that was paid in at the provider, and records who did. Paid work that waited for it is accepted again at once
     * on this node, on others after {@code loggia.funding.state-cache}.
     *
     * @param reference names the payment, such as an invoice number, without blanks around it: under one reference one top-up is
     *     booked
     * @param actor who books it, such as {@code cli:alice}
     * @param note may be empty
     * @throws IllegalArgumentException with a sentence for whoever wrote it
     */
    public PoolBooking topUp(long usdMicros, String reference, String actor, String note) {
        if (usdMicros <= 0) {
            throw new IllegalArgumentException(
                    "A top-up is more than nothing; correct the pool downwards by an adjustment.");
        }
        return book(PoolEntry.Kind.TOP_UP, usdMicros, reference, actor, note);
    }

    /**
     * Corrects the balance, up or down, and records who did. Idempotent as {@link #topUp}.
     *
     * @param note why
     * @throws IllegalArgumentException with a sentence for whoever wrote it
     */
    public PoolBooking adjust(long usdMicros, String reference, String actor, String note) {
        if (usdMicros == 0) {
            throw new IllegalArgumentException("An adjustment is more or less than nothing.");
        }
        return book(PoolEntry.Kind.ADJUSTMENT, usdMicros, reference, actor, note);
    }

    private PoolBooking book(PoolEntry.Kind kind, long usdMicros, String reference, String actor, String note) {
        requireText("A reference", reference, 1, LONGEST_REFERENCE);
        if (!reference.equals(reference.strip())) {
            throw new IllegalArgumentException(
                    "A reference neither begins nor ends with a blank: it would look like another one's and be booked twice.");
        }
        requireText("A note", note, 0, LONGEST_NOTE);
        PoolBooking booking = transactions.execute(status -> {
            Instant now = clock.instant();
            boolean booked = sql.book(kind.name(), usdMicros, reference, note, actor, now) == 1;
            PoolEntry entry = sql.entry(kind.name(), reference);
            if (booked) {
                audit.record(recordOf(entry, now));
                return new PoolBooking(PoolBooking.Result.BOOKED, entry);
            }
            return new PoolBooking(
                    entry.usdMicros() == usdMicros ? PoolBooking.Result.BOOKED_BEFORE : PoolBooking.Result.OTHER_AMOUNT,
                    entry);
        });
        state.forget();
        return Objects.requireNonNull(booking);
    }

    private static AuditEntry recordOf(PoolEntry entry, Instant now) {
        String note = Objects.requireNonNullElse(entry.note(), "");
        return new AuditEntry(
                entry.actor(),
                entry.kind() == PoolEntry.Kind.TOP_UP ? "pool.top-up" : "pool.adjust",
                "pool",
                "provider",
                Map.of("usd-micros", Long.toString(entry.usdMicros()), "reference", entry.reference(), "note", note),
                now);
    }

    /** What is shown on a terminal or a page later has no control characters. */
    private static void requireText(String what, String text, int least, int most) {
        if (text.strip().length() < least
                || text.length() > most
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " has " + least + " to " + most + " characters on one line.");
        }
    }

    /** The last top-ups and adjustments, newest first. */
    public List<PoolEntry> bookings(int most) {
        return sql.bookings(most);
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
                    "The provider holds {} micro-USD, our pool says {}; they differ by {}:"
                            + " ./loggia pool top-up books a payment that is missing, ./loggia pool adjust the rest",
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
