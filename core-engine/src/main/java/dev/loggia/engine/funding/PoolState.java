package dev.loggia.engine.funding;

import dev.loggia.engine.funding.FundingState.Empty;
import dev.loggia.engine.funding.FundingState.Low;
import dev.loggia.engine.funding.FundingState.Open;
import dev.loggia.engine.platform.SqlObjects;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads how the pool stands, keeps the answer for a moment, and says so when it changes. */
@Component
class PoolState {
    static final String PAUSED =
            "Paid generation is paused until we have topped up with our provider. It cost you nothing; please try again later.";

    private static final Logger log = LoggerFactory.getLogger(PoolState.class);
    private static final Duration DAY = Duration.ofDays(1);

    private final PoolSql sql;
    private final FundingProperties properties;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile @Nullable Class<?> announced;

    PoolState(Jdbi jdbi, FundingProperties properties, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, PoolSql.class);
        this.properties = properties;
        this.clock = clock;
    }

    private record Known(FundingState state, Instant at) {}

    /** While one caller reads anew, the others take what is known. */
    FundingState now() {
        Instant now = clock.instant();
        Known last = known;
        if (last != null && Duration.between(last.at(), now).abs().compareTo(properties.stateCache()) < 0) {
            return last.state();
        }
        if (last != null && !reading.tryLock()) {
            return last.state();
        }
        if (last == null) {
            reading.lock();
        }
        try {
            FundingState state = read(now);
            known = new Known(state, now);
            announce(state);
            return state;
        } finally {
            reading.unlock();
        }
    }

    void forget() {
        known = null;
    }

    private FundingState read(Instant now) {
        boolean opened = sql.isOpened(); // asked first: a pool opened in between must not look empty
        PoolSql.Standing standing = sql.standing(now.minus(properties.spendWindow()));
        long balance = standing.balance();
        Long days = daysOfCover(standing, now);
        if (balance <= properties.reserveUsdMicros() && opened) {
            return new Empty(balance, days, PAUSED);
        }
        boolean shortLived = days != null && days < properties.lowWaterDays();
        boolean low = shortLived || balance < properties.lowWaterUsdMicros();
        return low ? new Low(balance, days) : new Open(balance, days);
    }

    /** A pool younger than the window is reckoned by its age, but at least a day: an hour's rush is no forecast. */
    private @Nullable Long daysOfCover(PoolSql.Standing standing, Instant now) {
        if (standing.firstCostAt() == null || standing.spent() <= 0) {
            return null;
        }
        Duration age = Duration.between(standing.firstCostAt(), now);
        double days = (double) (age.compareTo(DAY) < 0 ? DAY : age).toSeconds() / DAY.toSeconds();
        return Math.max(0, (long) (standing.balance() * days / standing.spent()));
    }

    private void announce(FundingState state) {
        if (state.getClass() == announced) {
            return;
        }
        announced = state.getClass();
        if (state instanceof Empty) {
            log.error("The provider pool is empty at {} micro-USD: paid generation stops", state.balanceUsdMicros());
        } else if (state instanceof Low) {
            log.warn(
                    "The provider pool is low: {} micro-USD, {} days of cover",
                    state.balanceUsdMicros(),
                    state.daysOfCover());
        } else {
            log.info("The provider pool holds {} micro-USD", state.balanceUsdMicros());
        }
    }
}
