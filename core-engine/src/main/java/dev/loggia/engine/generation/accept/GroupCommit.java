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
 * Callers that meet share a round trip and a commit. Nobody waits for company: who comes first goes at once, and who comes
 * while that trip is under way goes with the next. Callers lead by turns, so there is no thread for it.
 *
 * <p>A trip is one transaction. When it fails for what one of them brought, or met a lock that is held for long, each goes
 * again alone: whoever may not be done twice brings an id of its own. When the database is away, all are told.
 *
 * @param <Q> what a caller asks
 * @param <A> what it is answered
 */
final class GroupCommit<Q, A> {
    private final Semaphore lanes;
    private final int places;
    private final Function<List<Q>, List<A>> together;
    private final Function<Q, A> alone;
    private final Queue<Seat<Q, A>> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param lanes how many trips may be under way at once
     * @param places how many callers may share one
     * @param together answers in the order of what it gets; one transaction, which waits for no lock for long, nor for another
     *     trip that waits for this one
     * @param alone the same for one caller, as long as it takes
     */
    GroupCommit(int lanes, int places, Function<List<Q>, List<A>> together, Function<Q, A> alone) {
        this.lanes = new Semaphore(lanes);
        this.places = places;
        this.together = together;
        this.alone = alone;
    }

    /** Returns when it is committed or refused. Call it outside transactions. */
    A ask(Q question) {
        Seat<Q, A> own = new Seat<>(question);
        waiting.add(own);
        while (!own.arrived) {
            if (!own.boarded && lanes.tryAcquire()) {
                lead();
            } else {
                own.wake.acquireUninterruptibly();
            }
        }
        return own.answer(alone);
    }

    /** How many have no trip yet. */
    int waiting() {
        return waiting.size();
    }

    private void lead() {
        try {
            travel(board());
        } finally {
            lanes.release();
            // Who came while all lanes were taken sleeps; the first of them leads next.
            Seat<Q, A> next = waiting.peek();
            if (next != null) {
                next.wake.release();
            }
        }
    }

    private List<Seat<Q, A>> board() {
        List<Seat<Q, A>> seats = new ArrayList<>();
        for (Seat<Q, A> seat = waiting.poll(); seat != null; seat = waiting.poll()) {
            seat.boarded = true;
            seats.add(seat);
            if (seats.size() == places) {
                break;
            }
        }
        return seats;
    }

    private void travel(List<Seat<Q, A>> seats) {
        if (seats.isEmpty()) {
            return;
        }
        try {
            List<A> answers =
                    together.apply(seats.stream().map(seat -> seat.question).toList());
            for (int i = 0; i < seats.size(); i++) {
                seats.get(i).arrive(answers.get(i), null);
            }
        } catch (RuntimeException failure) {
            RuntimeException everybodys = Outage.behind(failure).isPresent() ? failure : null;
            seats.forEach(seat -> seat.arrive(null, everybodys));
        } catch (Error failure) {
            // The leader's trouble alone: the others wait for an answer, and whatever happens they get to go again.
            seats.forEach(seat -> seat.arrive(null, null));
            throw failure;
        }
    }

    /** One caller's place. With neither answer nor failure the caller goes alone. */
    private static final class Seat<Q, A> {
        private final Q question;
        private final Semaphore wake = new Semaphore(0);
        private volatile boolean boarded;
        private @Nullable A answer;
        private @Nullable RuntimeException failure;
        /** Written last, so that who sees it sees the others. */
        private volatile boolean arrived;

        Seat(Q question) {
            this.question = question;
        }

        void arrive(@Nullable A what, @Nullable RuntimeException why) {
            answer = what;
            failure = why;
            arrived = true;
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
