package dev.loggia.proof.planted;

import dev.loggia.engine.delivery.Deliveries;
import dev.loggia.engine.delivery.Notice;
import dev.loggia.engine.platform.GenerationId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the engine's methods ask since the agent was there. Public because the engine's classes call it. All off: as written. */
public final class Switches {
    /** Methods with a switch. */
    enum Method {
        /** {@code Deliveries.tell} books a notice after the commit instead of in the transaction. */
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
    /** The commit that settles this generation is its thread's last act. */
    static final AtomicReference<@Nullable GenerationId> DIES_AFTER_SETTLING = new AtomicReference<>();

    private static final ThreadLocal<@Nullable GenerationId> SETTLING = new ThreadLocal<>();
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
    public static boolean postponed(Object deliveries, Notice notice) {
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
                    ((Deliveries) deliveries).tell(notice);
                } finally {
                    POSTPONED.set(false);
                }
            }
        });
        return true;
    }

    /** @param row the generation's, of a type that only its package knows */
    public static void settling(Object row) {
        try {
            var id = row.getClass().getDeclaredMethod("id");
            id.setAccessible(true);
            SETTLING.set((GenerationId) id.invoke(row));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A settlement's row has no id any more", e);
        }
    }

    public static void settled() {
        SETTLING.remove();
    }

    /** A transaction of this thread is committed. */
    public static void committed() {
        GenerationId settling = SETTLING.get();
        if (settling != null
                && settling.equals(DIES_AFTER_SETTLING.get())
                && DIES_AFTER_SETTLING.getAndSet(null) != null) {
            throw new Death();
        }
    }
}
