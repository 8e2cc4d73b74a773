package dev.loggia.engine.generation.accept;

import dev.loggia.engine.platform.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Callers that meet share a round trip and a commit. Nobody waits for company: the first caller goes at once, and those who come
 * while that batch runs form the next one. Callers lead by turns, so there is no thread for it.
 *
 * <p>A batch is one transaction. When it fails for what one of them brought, or met a lock that is held for long, each goes
 * again alone: whoever may not be done twice brings an id of its own. When the database is away, all are told.
 *
 * @param <Q> what a caller asks
 * @param <A> what it is answered
 */
final class GroupCommit<Q, A> {
    private final Semaphore running;
    private final int batchSize;
    private final Function<List<Q>, List<A>> together;
    private final Function<Q, A> alone;
    private final Queue<Waiter<Q, A>> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param running how many batches may run at once
     * @param batchSize how many callers a batch may have
     * @param together answers in the order of what it gets; one transaction, which waits for no lock for long, nor for another
     *     batch that waits for this one
     * @param alone the same for one caller, as long as it takes
     */
    GroupCommit(int running, int batchSize, Function<List<Q>, List<A>> together, Function<Q, A> alone) {
        this.running = new Semaphore(running);
        this.batchSize = batchSize;
        this.together = together;
        this.alone = alone;
    }

    /** Returns when it is committed or refused. Call it outside transactions. */
    A ask(Q question) {
        Waiter<Q, A> own = new Waiter<>(question);
        waiting.add(own);
        while (!own.done) {
            if (!own.taken && running.tryAcquire()) {
                lead();
            } else {
                own.wake.acquireUninterruptibly();
            }
        }
        return own.answer(alone);
    }

    /** How many are in no batch yet. */
    int waiting() {
        return waiting.size();
    }

    private void lead() {
        try {
            run(nextBatch());
        } finally {
            running.release();
            // Who came while all running were taken sleeps; the first of them leads next.
            Waiter<Q, A> next = waiting.peek();
            if (next != null) {
                next.wake.release();
            }
        }
    }

    private List<Waiter<Q, A>> nextBatch() {
        List<Waiter<Q, A>> waiters = new ArrayList<>();
        for (Waiter<Q, A> waiter = waiting.poll(); waiter != null; waiter = waiting.poll()) {
            waiter.taken = true;
            waiters.add(waiter);
            if (waiters.size() == batchSize) {
                break;
            }
        }
        return waiters;
    }

    private void run(List<Waiter<Q, A>> waiters) {
        if (waiters.isEmpty()) {
            return;
        }
        try {
            List<A> answers = together.apply(
                    waiters.stream().map(waiter -> waiter.question).toList());
            for (int i = 0; i < waiters.size(); i++) {
                waiters.get(i).complete(answers.get(i), null);
            }
        } catch (RuntimeException failure) {
            RuntimeException everybodys = Outage.behind(failure).isPresent() ? failure : null;
            waiters.forEach(waiter -> waiter.complete(null, everybodys));
        } catch (Error failure) {
            // The leader's trouble alone: the others wait for an answer, and whatever happens they get to go again.
            waiters.forEach(waiter -> waiter.complete(null, null));
            throw failure;
        }
    }

    /** One caller. With neither answer nor failure the caller goes alone. */
    private static final class Waiter<Q, A> {
        private final Q question;
        private final Semaphore wake = new Semaphore(0);
        private volatile boolean taken;
        private @Nullable A answer;
        private @Nullable RuntimeException failure;
        /** Written last, so that who sees it sees the others. */
        private volatile boolean done;

        Waiter(Q question) {
            this.question = question;
        }

        void complete(@Nullable A what, @Nullable RuntimeException why) {
            answer = what;
            failure = why;
            done = true;
            wake.release();
        }

        A answer(Function<Q, A> alone) {
            if (failure != null) {
                throw failure;
            }
            return answer == null ? alone.apply(question) : answer;
        }
    }
}
