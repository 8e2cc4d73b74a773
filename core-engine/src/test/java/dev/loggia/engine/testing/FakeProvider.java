package dev.loggia.engine.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.provider.BalanceResult;
import dev.loggia.engine.provider.CallbackReading;
import dev.loggia.engine.provider.CallbackVerification;
import dev.loggia.engine.provider.GenerationProvider;
import dev.loggia.engine.provider.ProviderFailure;
import dev.loggia.engine.provider.ProviderJob;
import dev.loggia.engine.provider.SubmitResult;
import dev.loggia.engine.provider.TaskResult;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A provider that does what a test says, in the order it says it:
 *
 * <pre>{@code
 * provider.willAccept().thenPending(30).thenSucceedWith(uri);   // the next submission
 * provider.willLoseAnswer().forGeneration(id).thenSucceedWith(uri);
 * provider.willRetryLater(Duration.ofSeconds(5));
 * provider.task(id).failWith("500");                            // a task that exists already
 * }</pre>
 *
 * A submission takes the first plan made for its generation, else the first made for any, else it is accepted and stays pending
 * until the test moves the task. Safe for use by many threads.
 */
public final class FakeProvider implements GenerationProvider, CallbackVerification {
    private static final Pattern TASK_IN_BODY = Pattern.compile("\\{\"taskId\":\"([^\"]{1,128})\"}");

    private final List<FakePlan> plans = new ArrayList<>();
    private final List<ProviderJob> submissions = new ArrayList<>();
    private final List<FakeTask> tasks = new ArrayList<>();
    private int made;
    private final Map<String, Integer> checks = new HashMap<>();
    private final Deque<BalanceResult> balances = new ArrayDeque<>(List.of(new BalanceResult.Known(100_000_000)));

    /** The next submission starts a task. */
    public FakePlan willAccept() {
        return plan(FakePlan.Answer.ACCEPTS, null);
    }

    /** The next submission starts a task, but its answer gets lost: only a callback can name the task. */
    public FakePlan willLoseAnswer() {
        return plan(FakePlan.Answer.LOSES_ANSWER, null);
    }

    /** The next submission gets lost itself: no answer, and no task either. */
    public FakePlan willLoseRequest() {
        return plan(FakePlan.Answer.FAILS, new ProviderFailure.Unreadable("timeout"));
    }

    public FakePlan willRetryLater(Duration after) {
        return willFail(new ProviderFailure.RetryLater("429", after));
    }

    public FakePlan willRefuse() {
        return willFail(new ProviderFailure.Refused("422"));
    }

    public FakePlan willBeUnavailable() {
        return willFail(new ProviderFailure.Unavailable("402"));
    }

    public FakePlan willFail(ProviderFailure failure) {
        return plan(FakePlan.Answer.FAILS, failure);
    }

    /** Forgets every plan, submission and task. */
    public synchronized void reset() {
        plans.clear();
        submissions.clear();
        tasks.clear();
        checks.clear();
    }

    /** From now on. */
    public synchronized void balanceIs(BalanceResult balance) {
        balances.clear();
        balances.add(balance);
    }

    /** Every call of {@link #submit}, in order, whatever came of it. */
    public synchronized List<ProviderJob> submissions() {
        return List.copyOf(submissions);
    }

    /** Every task that was started, in order, also those whose answer was lost. */
    public synchronized List<FakeTask> tasks() {
        return List.copyOf(tasks);
    }

    /** The latest task of a generation. */
    public synchronized FakeTask task(GenerationId generation) {
        for (int i = tasks.size() - 1; i >= 0; i--) {
            if (tasks.get(i).job().generation().equals(generation)) {
                return tasks.get(i);
            }
        }
        throw new AssertionError("No task was started for " + generation);
    }

    /** How often a task was asked for. */
    public synchronized int checks(String taskId) {
        return checks.getOrDefault(taskId, 0);
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public SubmitResult submit(ProviderJob job) {
        FakePlan plan = nextPlan(job);
        if (plan.answer() == FakePlan.Answer.FAILS) {
            return new SubmitResult.Failed(plan.failure());
        }
        FakeTask task = start(job, plan);
        plan.beforeAnswering(task);
        return plan.answer() == FakePlan.Answer.LOSES_ANSWER
                ? new SubmitResult.Failed(new ProviderFailure.Unreadable("timeout"))
                : new SubmitResult.Accepted(task.id());
    }

    @Override
    public TaskResult check(String taskId) {
        return asked(taskId).map(FakeTask::check).orElseGet(TaskResult.Unknown::new);
    }

    private synchronized Optional<FakeTask> asked(String taskId) {
        checks.merge(taskId, 1, Integer::sum);
        return tasks.stream().filter(known -> known.id().equals(taskId)).findFirst();
    }

    @Override
    public synchronized BalanceResult balance() {
        return balances.getFirst();
    }

    @Override
    public CallbackReading read(
            GenerationId generation, int attempt, String mac, Map<String, String> headers, byte[] body) {
        if (!mac.equals(FakeTask.mac(generation, attempt))) {
            return new CallbackReading.Forged();
        }
        Matcher task = TASK_IN_BODY.matcher(new String(body, UTF_8));
        return task.matches() ? new CallbackReading.Genuine(task.group(1)) : new CallbackReading.Unreadable();
    }

    @Override
    public boolean isAddressOf(GenerationId generation, int attempt, URI callbackUrl) {
        return callbackUrl.getPath().equals(FakeTask.path(generation, attempt));
    }

    private synchronized FakePlan plan(FakePlan.Answer answer, @Nullable ProviderFailure failure) {
        FakePlan plan = new FakePlan(answer, failure);
        plans.add(plan);
        return plan;
    }

    private synchronized FakePlan nextPlan(ProviderJob job) {
        submissions.add(job);
        FakePlan next = plans.stream()
                .filter(plan -> job.generation().equals(plan.generation()))
                .findFirst()
                .or(() ->
                        plans.stream().filter(plan -> plan.generation() == null).findFirst())
                .orElseGet(() -> new FakePlan(FakePlan.Answer.ACCEPTS, null));
        plans.remove(next);
        return next;
    }

    private synchronized FakeTask start(ProviderJob job, FakePlan plan) {
        String id = plan.taskId() == null ? "fake-task-" + ++made : plan.taskId();
        FakeTask task = new FakeTask(id, job, plan.story(), plan.beforeFirstCheck());
        tasks.add(task);
        return task;
    }
}
