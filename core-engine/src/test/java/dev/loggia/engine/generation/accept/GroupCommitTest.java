package dev.loggia.engine.generation.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Who shares a commit, and that nobody is left waiting. */
class GroupCommitTest {
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final Queue<List<Integer>> batches = new ConcurrentLinkedQueue<>();
    private final CountDownLatch firstIsRunning = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @AfterEach
    void endCallers() {
        callers.shutdownNow();
    }

    @Test
    void whoComesAloneGoesAtOnce() {
        assertThat(batches(1, this::doubled).ask(21)).isEqualTo(42);
        assertThat(batches).containsExactly(List.of(21));
    }

    @Test
    void whoComesDuringABatchGoesWithTheNext() throws Exception {
        GroupCommit<Integer, Integer> shared = batches(1, this::doubledWhenTheFirstMayEnd);
        Future<Integer> first = callers.submit(() -> shared.ask(0));
        firstIsRunning.await();
        List<Future<Integer>> others = submit(shared, 3, 1, 2);
        await().until(() -> shared.waiting() == 3);
        firstMayEnd.countDown();
        assertThat(first.get()).isZero();
        assertThat(others.get(0).get()).isEqualTo(6);
        assertThat(others.get(1).get()).isEqualTo(2);
        assertThat(others.get(2).get()).isEqualTo(4);
        assertThat(batches.remove()).containsExactly(0);
        assertThat(batches.remove()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(batches).isEmpty();
    }

    @Test
    void whatOneBringsIsNotTheOthersFailure() throws Exception {
        GroupCommit<Integer, Integer> shared = batches(1, questions -> {
            List<Integer> answers = doubledWhenTheFirstMayEnd(questions);
            if (questions.contains(13)) {
                throw new IllegalArgumentException("13 cannot be written");
            }
            return answers;
        });
        Future<Integer> first = callers.submit(() -> shared.ask(0));
        firstIsRunning.await();
        List<Future<Integer>> others = submit(shared, 7, 13);
        await().until(() -> shared.waiting() == 2);
        firstMayEnd.countDown();
        assertThat(first.get()).isZero();
        assertThat(others.get(0).get()).isEqualTo(14);
        assertThatThrownBy(others.get(1)::get).hasMessageContaining("13 alone");
    }

    @Test
    void anErrorOfTheOneWhoLeadsLeavesNobodyWaiting() throws Exception {
        GroupCommit<Integer, Integer> shared = batches(1, questions -> {
            if (doubledWhenTheFirstMayEnd(questions).size() > 1) {
                throw new OutOfMemoryError("for a test");
            }
            return doubled(questions);
        });
        Future<Integer> first = callers.submit(() -> shared.ask(0));
        firstIsRunning.await();
        List<Future<Integer>> others = submit(shared, 3, 1);
        await().until(() -> shared.waiting() == 2);
        firstMayEnd.countDown();
        assertThat(first.get()).isZero();
        // Whoever of the two led was told; the other went again alone.
        List<String> became =
                others.stream().map(GroupCommitTest::became).sorted().toList();
        assertThat(became.get(0)).isIn("2", "6");
        assertThat(became.get(1)).contains("OutOfMemoryError");
    }

    private static String became(Future<Integer> answer) {
        try {
            return String.valueOf(answer.get());
        } catch (InterruptedException | ExecutionException e) {
            return String.valueOf(e.getCause());
        }
    }

    @Test
    void anOutageIsEverybodysAndNobodyGoesAgain() {
        GroupCommit<Integer, Integer> shared = batches(2, questions -> {
            throw new DataAccessResourceFailureException(
                    "away", new SQLNonTransientConnectionException("away", "08006"));
        });
        assertThatThrownBy(() -> shared.ask(13)).hasMessageContaining("away");
    }

    @Test
    void nobodyIsLeftBehind() throws Exception {
        GroupCommit<Integer, Integer> shared = batches(2, this::doubled);
        List<Callable<Integer>> crowd = IntStream.range(0, 2_000)
                .<Callable<Integer>>mapToObj(i -> () -> shared.ask(i))
                .toList();
        ExecutorService few = Executors.newFixedThreadPool(32);
        try {
            List<Future<Integer>> answers = few.invokeAll(crowd);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(2 * i);
            }
        } finally {
            few.shutdownNow();
        }
        assertThat(batches.stream().mapToInt(List::size)).allMatch(size -> size >= 1 && size <= 16);
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(2_000);
    }

    private static GroupCommit<Integer, Integer> batches(
            int lanes, java.util.function.Function<List<Integer>, List<Integer>> together) {
        return new GroupCommit<>(lanes, 16, together, GroupCommitTest::alone);
    }

    private static int alone(int question) {
        if (question == 13) {
            throw new IllegalArgumentException("13 alone cannot be written either");
        }
        return 2 * question;
    }

    private List<Integer> doubled(List<Integer> questions) {
        batches.add(questions);
        return questions.stream().map(question -> 2 * question).toList();
    }

    private List<Integer> doubledWhenTheFirstMayEnd(List<Integer> questions) {
        if (questions.contains(0)) {
            firstIsRunning.countDown();
            try {
                firstMayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return doubled(questions);
    }

    private List<Future<Integer>> submit(GroupCommit<Integer, Integer> shared, int... questions) {
        return IntStream.of(questions)
                .mapToObj(question -> callers.submit(() -> shared.ask(question)))
                .toList();
    }
}
