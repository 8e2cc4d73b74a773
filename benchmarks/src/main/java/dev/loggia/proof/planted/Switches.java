package dev.loggia.proof.planted;

import dev.loggia.engine.delivery.Deliveries;
import dev.loggia.engine.platform.GenerationId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the engine's methods ask since the agent was there. Public because the engine's classes call it. All off: as written. */
public final class Switches {
    /** Methods with a switch. */
    enum Method {
        /** {@code Deliveries.announceEnd} books its news after the commit instead of in the transaction. */
        TELL_AFTER_THE_COMMIT
    }

    /** Ends a thread as the end of its process would: nothing that it had still to do is done. */
    @SuppressWarnings("serial")
    static final class Death extends Error {
        Death() {
            super("planned", null, false, false);
        }
    }

    static volatile Mistake.@Nullable InStatement statement;
    static final AtomicBoolean TELL_AFTER_THE_COMMIT = new AtomicBoolean();
    static final AtomicInteger STATEMENTS_CHANGED = new AtomicInteger();
    /** The next commit of a settlement is its thread's last act. */
    static final AtomicBoolean DIES_AFTER_SETTLING = new AtomicBoolean();

    private static final ThreadLocal<Boolean> SETTLING = ThreadLocal.withInitial(() -> false);
    private static final ThreadLocal<Boolean> POSTPONED = ThreadLocal.withInitial(() -> false);

    private Switches() {}

    /** The statement as the database is to have it. */
    public static String prepared(String sql) {
        Mistake.InStatement mistake = statement;
        if (mistake == null || !sql.contains(mistake.find())) {
            return sql;
        }
        STATEMENTS_CHANGED.incrementAndGet();
        return sql.replace(mistake.find(), mistake.instead());
    }

    /** Whether the news was put off until after the commit. */
    public static boolean postponed(Object deliveries, GenerationId generation, String door) {
        if (!TELL_AFTER_THE_COMMIT.get()
                || POSTPONED.get()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return false;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                POSTPONED.set(true);
                try {
                    ((Deliveries) deliveries).announceEnd(generation, door);
                } finally {
                    POSTPONED.set(false);
                }
            }
        });
        return true;
    }

    public static void settling(boolean begins) {
        SETTLING.set(begins);
    }

    /** A transaction of this thread is committed. */
    public static void committed() {
        if (SETTLING.get() && DIES_AFTER_SETTLING.compareAndSet(true, false)) {
            throw new Death();
        }
    }
}
