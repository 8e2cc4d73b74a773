package dev.loggia.proof.planted;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.credit.Balance;
import dev.loggia.engine.credit.Reference;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.FakeTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The stories. */
final class Plays {
    private static final int CROWD = 16;
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private Plays() {}

    /** A crowd on a member's balance for three. */
    static void rushOnABalance(Stage stage) {
        int accepted = rush(stage, stage.engine().member(3));
        if (accepted != 3) {
            stage.found(Checks.BALANCE, accepted + " accepted on a balance for 3");
        }
    }

    /** A crowd of one household on its quota of five. */
    static void rushOnAQuota(Stage stage) {
        int accepted = rush(stage, stage.visitor());
        if (accepted != 5) {
            stage.found(Checks.QUOTA, accepted + " accepted on a quota of 5");
        }
    }

    private static int rush(Stage stage, Requester requester) {
        ExecutorService threads = Executors.newFixedThreadPool(CROWD);
        CyclicBarrier start = new CyclicBarrier(CROWD);
        try {
            List<Future<SubmitOutcome>> answers = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                int each = i;
                answers.add(threads.submit(() -> {
                    start.await();
                    return each % 2 == 0 ? askAlone(stage, requester) : stage.ask(requester, false, null, null);
                }));
            }
            int accepted = 0;
            for (Future<SubmitOutcome> answer : answers) {
                accepted += answer.get() instanceof SubmitOutcome.Accepted ? 1 : 0;
            }
            return accepted;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** In a transaction of one's own, which shares no trip: so crowds meet in the database itself, as on many nodes. */
    private static SubmitOutcome askAlone(Stage stage, Requester requester) {
        return stage.engine().database().transactions().execute(status -> stage.ask(requester, false, null, null));
    }

    /** A member's, a visitor's and an unlisted picture. */
    static void picturesAreMade(Stage stage) {
        List<GenerationId> made = new ArrayList<>();
        for (Requester requester : List.of(stage.engine().member(10), stage.visitor())) {
            stage.engine()
                    .provider()
                    .willAccept()
                    .thenSucceedWith(stage.engine().results().picture());
            made.add(stage.accepted(requester));
        }
        stage.engine()
                .provider()
                .willAccept()
                .thenSucceedWith(stage.engine().results().picture());
        SubmitOutcome unlisted = stage.ask(stage.engine().member(10), true, null, null);
        made.add(((SubmitOutcome.Accepted) unlisted).id());
        made.forEach(stage::awaitEnd);
    }

    /** The provider fails a member's and a visitor's; somebody asks for both backs again. */
    static void theProviderFails(Stage stage) {
        Requester.Member member = stage.engine().member(10);
        Requester.Visitor visitor = stage.visitor();
        stage.engine().provider().willAccept(); // the member's other one goes on
        GenerationId other = stage.accepted(member);
        stage.awaitState(other, GenerationState.RUNNING);
        for (Requester requester : List.of(member, visitor)) {
            stage.engine().provider().willAccept().thenFailWith("500");
            GenerationId id = stage.accepted(requester);
            stage.awaitEnd(id);
            if (requester.free()) {
                stage.engine().provider().willAccept();
                stage.awaitState(stage.accepted(visitor), GenerationState.RUNNING);
                stage.engine().quota().giveBack(id);
            } else {
                stage.engine().ledger().release(Reference.of(id));
            }
        }
    }

    /** The provider succeeds with something that is no picture. */
    static void theResultIsNoPicture(Stage stage) {
        Requester.Member member = stage.engine().member(10);
        stage.engine()
                .provider()
                .willAccept()
                .thenSucceedWith(stage.engine().results().disguisedPage());
        stage.awaitEnd(stage.accepted(member));
    }

    /** The provider's answer gets lost; half a second later its callback names the task. */
    static void anAnswerIsLost(Stage stage) {
        stage.engine()
                .provider()
                .willLoseAnswer()
                .thenSucceedWith(stage.engine().results().picture());
        stage.engine()
                .provider()
                .willAccept()
                .thenSucceedWith(stage.engine().results().picture());
        GenerationId id = stage.accepted(stage.engine().member(10));
        stage.until(() -> !stage.engine().provider().tasks().isEmpty()
                && stage.engine().database().number("select count(*) from submit_attempt where outcome = 'UNCERTAIN'")
                                + stage.engine()
                                        .database()
                                        .number("select count(*) from submit_attempt where outcome = 'LOST'")
                        > 0);
        FakeTask first = firstTask(stage, id);
        // Time enough for a second call by whoever does not wait for the window.
        stage.until(HALF_A_SECOND, () -> tasks(stage, id) > 1);
        stage.engine().callBack(id, 1, first.id());
        stage.awaitEnd(id);
        if (tasks(stage, id) != 1) {
            stage.found(Checks.ONE_TASK, id + " has " + tasks(stage, id) + " tasks at the provider");
        }
    }

    private static long tasks(Stage stage, GenerationId id) {
        return stage.engine().provider().tasks().stream()
                .filter(task -> task.job().generation().equals(id))
                .count();
    }

    private static FakeTask firstTask(Stage stage, GenerationId id) {
        return stage.engine().provider().tasks().stream()
                .filter(task -> task.job().generation().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The callback comes twice, and again when all is over. */
    static void aCallbackComesAgain(Stage stage) {
        stage.engine()
                .provider()
                .willAccept()
                .thenSucceedWith(stage.engine().results().picture());
        GenerationId id = stage.accepted(stage.engine().member(10));
        stage.awaitEnd(id);
        for (int i = 0; i < 3; i++) {
            stage.engine().callBack(id, 1, firstTask(stage, id).id());
        }
        stage.awaitEnd(id);
    }

    /** While one node asks the provider, another finishes the job; then the first has its answer: it failed. */
    static void aNodeSleepsThroughATakeOver(Stage stage) {
        stage.engine()
                .provider()
                .willAccept()
                .whileFirstChecking(task -> stage.engine().step(task.job().generation()))
                .thenSucceedWith(stage.engine().results().picture())
                .thenFailWith("500");
        stage.awaitEnd(stage.accepted(stage.engine().member(10)));
        stage.until(() -> stage.engine().database().number("select count(*) from scheduled_tasks where picked") == 0);
    }

    /** The worker dies right after the commit of a settlement. */
    static void aWorkerDiesAfterSettling(Stage stage) {
        stage.engine()
                .provider()
                .willAccept()
                .whileFirstChecking(
                        task -> Switches.DIES_AFTER_SETTLING.set(task.job().generation()))
                .thenSucceedWith(stage.engine().results().picture());
        GenerationId id = stage.accepted(stage.engine().member(10));
        stage.awaitEnd(id);
        stage.until(() ->
                stage.engine().database().number("select count(*) from scheduled_tasks where task_name = 'generation'")
                        == 0);
        if (Switches.DIES_AFTER_SETTLING.getAndSet(null) != null) {
            stage.found(Checks.ENDS, "nobody settled");
        }
    }

    /** The callback comes while the step that submitted is still at it; the first poll finds nothing yet. */
    static void aCallbackComesDuringAStep(Stage stage) {
        stage.engine()
                .provider()
                .willAccept()
                .whileFirstChecking(task -> stage.engine().callBack(task.job().generation(), 1, task.id()))
                .thenPending(50)
                .thenSucceedWith(stage.engine().results().picture());
        GenerationId id = stage.accepted(stage.engine().member(10));
        if (!stage.until(() -> stage.engine().view(id).state().terminal())) {
            stage.found(Checks.HEARD, id + " still waits for its next poll");
        }
        stage.engine().step(id);
    }

    /** A request comes again with its key, then another request with the same key. */
    static void aKeyComesAgain(Stage stage) {
        Requester.Member member = stage.engine().member(10);
        String key = UUID.randomUUID().toString();
        GenerationId first = ((SubmitOutcome.Accepted) stage.ask(member, false, key, "body")).id();
        SubmitOutcome again = stage.ask(member, false, key, "body");
        if (!(again instanceof SubmitOutcome.Accepted accepted && accepted.id().equals(first))) {
            stage.found(Checks.SAME_KEY, "the repeat of " + first + " is another");
        }
        if (!(stage.ask(member, false, key, "another body") instanceof SubmitOutcome.KeyReused)) {
            stage.found(Checks.SAME_KEY, "another request with the key of " + first + " is not refused");
        }
        stage.awaitState(first, GenerationState.RUNNING);
    }

    /** A refund comes before what it refunds; another when all is spent. */
    static void refundsComeEarlyAndLate(Stage stage) {
        Requester.Member early = stage.engine().member(0);
        stage.engine().ledger().clawBack(early.account(), 5, new Reference("refund", early.key()), "for a proof");
        stage.engine().ledger().grant(early.account(), 5, new Reference("payment", early.key()), "for a proof");
        expectBalance(stage, early, new Balance(0, 0, 0));

        Requester.Member late = stage.engine().member(5);
        Reference spent = new Reference("proof", late.key());
        stage.engine().ledger().hold(late.account(), 5, spent);
        stage.engine().ledger().capture(spent);
        stage.engine().ledger().clawBack(late.account(), 5, new Reference("refund", late.key()), "for a proof");
        stage.engine().ledger().grant(late.account(), 8, new Reference("payment", late.key()), "for a proof");
        expectBalance(stage, late, new Balance(3, 0, 0));
    }

    /** Somebody spends all, charges it back while the picture is made, and then the provider fails. */
    static void aChargebackComesBeforeTheEnd(Stage stage) {
        Requester.Member member = stage.engine().member(1);
        stage.engine()
                .provider()
                .willAccept()
                .whileFirstChecking(task -> stage.engine()
                        .ledger()
                        .clawBack(member.account(), 1, new Reference("refund", member.key()), "for a proof"))
                .thenFailWith("500");
        stage.awaitEnd(stage.accepted(member));
        expectBalance(stage, member, new Balance(0, 0, 0));
    }

    private static void expectBalance(Stage stage, Requester.Member member, Balance expected) {
        Balance balance = stage.engine().ledger().balance(member.account());
        if (!balance.equals(expected)) {
            stage.found(Checks.OWED, "account " + member.account() + " has " + balance + " instead of " + expected);
        }
    }

    /** Something is accepted, and the sweeper comes by. */
    static void theSweeperComesBy(Stage stage) {
        double before = repairs(stage);
        GenerationId id = stage.accepted(stage.engine().member(10));
        Checks.run(stage.engine()).stream()
                .filter(finding -> !finding.check().equals(Checks.TOLD_ONCE))
                .forEach(finding -> stage.found(finding.check(), finding.detail()));
        stage.engine().recur("generation-sweeper");
        stage.awaitState(id, GenerationState.RUNNING);
        if (repairs(stage) > before) {
            stage.found(Checks.SWEEPER, (long) (repairs(stage) - before) + " had lost their work");
        }
    }

    private static double repairs(Stage stage) {
        return stage.engine()
                .door(MeterRegistry.class)
                .counter("loggia.generation.sweeper.repairs")
                .count();
    }
}
