package dev.loggia.engine.generation.retain;

import dev.loggia.engine.account.Accounts;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.media.Media;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.Next;
import dev.loggia.engine.work.StepFailures;
import dev.loggia.engine.work.StepHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/**
 * Makes permanent what an account claimed: the results first, then the row that would have expired, so that a crash in between
 * only does a result again. What is still being made is waited for.
 */
@Component
class ClaimedOwnerStep implements StepHandler {
    private static final int AT_ONCE = 50;
    private static final Duration UNTIL_ENDED = Duration.ofSeconds(30);

    private final RetentionSql sql;
    private final Media media;
    private final InstantSource clock;

    ClaimedOwnerStep(Jdbi jdbi, Media media, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, RetentionSql.class);
        this.media = media;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Accounts.CLAIMED;
    }

    @Override
    public Next step(String owner) {
        Instant now = clock.instant();
        List<GenerationRow> expiring = sql.listExpiring(UUID.fromString(owner), now, AT_ONCE);
        long kept = expiring.stream()
                .filter(row -> row.state().terminal())
                .peek(row -> keep(row, now))
                .count();
        if (expiring.isEmpty()) {
            return Next.done();
        }
        return Next.at(kept == expiring.size() ? now : now.plus(UNTIL_ENDED));
    }

    /** A store that is away is waited for nearly as long as free results live. */
    @Override
    public boolean givesUp(String owner, StepFailures failures) {
        return failures.exceed(20, Duration.ofDays(6));
    }

    /** What could not be kept expires as it would have. */
    @Override
    public String giveUp(String owner) {
        return "NOT_KEPT";
    }

    private void keep(GenerationRow row, Instant now) {
        media.keep(row.id());
        sql.keep(row.id(), now);
    }
}
