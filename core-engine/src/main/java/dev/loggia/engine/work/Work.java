package dev.loggia.engine.work;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Durable steps, run by {@link StepHandler}s on any node. A step waits in a row, so waiting costs no thread. */
@Component
public class Work {
    private final WorkSql sql;
    private final InstantSource clock;
    private final boolean runsHere;
    private final int threads;
    private volatile Poller poller = Poller.NONE;

    /** Looks for due steps of the kinds that this node runs. */
    record Poller(Set<String> kinds, Runnable look) {
        static final Poller NONE = new Poller(Set.of(), () -> {});

        Poller {
            kinds = Set.copyOf(kinds);
        }

        void wake(String kind) {
            if (kinds.contains(kind)) {
                look.run();
            }
        }
    }

    Work(DataSource dataSource, WorkProperties properties, InstantSource clock) {
        this.sql = new WorkSql(dataSource);
        this.runsHere = properties.enabled();
        this.threads = properties.threads();
        this.clock = clock;
    }

    /** How many steps this node runs at once, at most. */
    public int threads() {
        return threads;
    }

    /** Whether this node takes part in common work, or leaves it to others. */
    public boolean runsHere() {
        return runsHere;
    }

    /** Adds work in the caller's transaction. Idempotent by (kind, id). Higher priorities run first. */
    public void enqueue(String kind, String id, Instant due, int priority) {
        sql.enqueue(kind, id, due, priority);
        wakeAfterCommit(kind);
    }

    /** Makes a step due now, in the caller's transaction; one that is running will run again. No row is no error. */
    public void signal(String kind, String id) {
        sql.signal(kind, id, clock.instant());
        wakeAfterCommit(kind);
    }

    /**
     * Lets this node look for due steps at once, after the commit of the caller's transaction if there is one. Nothing where
     * steps of the kind are left to other nodes: looking would walk past everything that waits for them.
     */
    public void wakeAfterCommit(String kind) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            poller.wake(kind);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                poller.wake(kind);
            }
        });
    }

    void pollWith(Poller own) {
        poller = own;
    }
}
