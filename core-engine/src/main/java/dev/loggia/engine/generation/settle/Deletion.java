package dev.loggia.engine.generation.settle;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.GenerationWork;
import dev.loggia.engine.generation.state.StepSql;
import dev.loggia.engine.media.Media;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.Work;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Cancels what has not reached the provider; erases what has ended: prompt, objects and feed item. */
@Component
public class Deletion {
    private static final int TRIES = 5;

    private final DeletionSql sql;
    private final StepSql steps;
    private final Settlement settlement;
    private final Media media;
    private final Feed feed;
    private final GenerationUpdates updates;
    private final Work work;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Deletion(
            Jdbi jdbi,
            StepSql steps,
            Settlement settlement,
            Media media,
            Feed feed,
            GenerationUpdates updates,
            Work work,
            TransactionOperations transactions,
            InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, DeletionSql.class);
        this.steps = steps;
        this.settlement = settlement;
        this.media = media;
        this.feed = feed;
        this.updates = updates;
        this.work = work;
        this.transactions = transactions;
        this.clock = clock;
    }

    public RemoveOutcome remove(GenerationId id, Requester requester) {
        for (int i = 0; i < TRIES; i++) {
            Optional<GenerationRow> found = steps.findOwn(id, requester);
            if (found.isEmpty()) {
                return RemoveOutcome.NOT_FOUND;
            }
            GenerationRow row = found.get();
            if (row.state().terminal()) {
                erase(row);
                return RemoveOutcome.DELETED;
            }
            if (!row.state().cancellable()) {
                return RemoveOutcome.IN_PROGRESS;
            }
            if (settlement.cancel(row)) {
                work.signal(GenerationWork.KIND, id.toString());
                return RemoveOutcome.CANCELLED;
            }
        }
        return RemoveOutcome.IN_PROGRESS;
    }

    public boolean withdraw(GenerationId id) {
        return Boolean.TRUE.equals(transactions.execute(status -> feed.withdraw(id)));
    }

    private void erase(GenerationRow row) {
        transactions.executeWithoutResult(status -> {
            if (sql.erase(row.id(), clock.instant()) == 1) {
                media.delete(row.id());
                updates.publishAfterCommit(row.id());
                if (!feed.withdraw(row.id())) {
                    feed.erased();
                }
            }
        });
    }
}
