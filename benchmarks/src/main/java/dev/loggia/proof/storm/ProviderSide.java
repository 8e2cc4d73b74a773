package dev.loggia.proof.storm;

import dev.loggia.proof.cluster.Cluster;
import dev.loggia.proof.cluster.StandIn.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The provider's memory against ours: a task that nobody waits for costs money, so it must at least be on record. */
final class ProviderSide {
    /** An attempt with one of these is written down as one that may have made a task. */
    private static final Set<String> PERHAPS = Set.of("UNCERTAIN", "LOST");

    private final Cluster cluster;
    private final List<Task> tasks;
    private final Map<String, Attempt> attempts = new HashMap<>();
    private final Map<String, String> taskOf = new HashMap<>();
    private final Set<String> orphans;

    private record Attempt(
            boolean called, String outcome, @Nullable String taskId) {}

    ProviderSide(Cluster cluster) {
        this.cluster = cluster;
        this.tasks = cluster.provider().tasks();
        this.orphans = read();
    }

    List<Check> checks() {
        return List.of(
                new Check("every task at the provider is of an attempt that was written down before", unannounced()),
                new Check("no attempt made two tasks", doubled()),
                new Check("every task that nobody waits for is on record", unrecorded()),
                new Check("every success is of a task that the provider made", invented()));
    }

    /** Every task that was ever made. */
    int made() {
        return tasks.size();
    }

    /** Those that did not become a generation's result: duplicates, and those of failures. */
    List<Task> unused() {
        return tasks.stream()
                .filter(task -> !task.id().equals(taskOf.get(task.generation())))
                .toList();
    }

    private List<String> unannounced() {
        return tasks.stream()
                .filter(task -> {
                    Attempt attempt = attempts.get(key(task));
                    return attempt == null || !attempt.called();
                })
                .map(ProviderSide::describe)
                .toList();
    }

    private List<String> doubled() {
        Set<String> seen = new HashSet<>();
        return tasks.stream()
                .filter(task -> !seen.add(key(task)))
                .map(ProviderSide::describe)
                .toList();
    }

    private List<String> unrecorded() {
        List<String> offenders = new ArrayList<>();
        for (Task task : unused()) {
            Attempt attempt = attempts.get(key(task));
            boolean known = orphans.contains(task.id())
                    || attempt != null
                            && (PERHAPS.contains(attempt.outcome()) || task.id().equals(attempt.taskId()));
            if (!known) {
                offenders.add(
                        describe(task) + ", whose attempt is " + (attempt == null ? "missing" : attempt.outcome()));
            }
        }
        return offenders;
    }

    private List<String> invented() {
        Set<String> made = new HashSet<>();
        tasks.forEach(task -> made.add(task.id()));
        List<String> succeeded = cluster.jdbi()
                .withHandle(handle -> handle.createQuery("select task_id from generation where state = 'SUCCEEDED'")
                        .mapTo(String.class)
                        .list());
        return succeeded.stream().filter(task -> !made.contains(task)).toList();
    }

    private Set<String> read() {
        return cluster.jdbi().withHandle(handle -> {
            handle.createQuery("""
                            select generation_id, attempt, called_at is not null as called, coalesce(outcome, 'open') as outcome, task_id
                            from submit_attempt""")
                    .map((row, context) -> attempts.put(
                            row.getString("generation_id") + "/" + row.getInt("attempt"),
                            new Attempt(row.getBoolean("called"), row.getString("outcome"), row.getString("task_id"))))
                    .list();
            handle.createQuery("select id, task_id from generation where task_id is not null")
                    .map((row, context) -> taskOf.put(row.getString("id"), row.getString("task_id")))
                    .list();
            return new HashSet<>(handle.createQuery("select task_id from orphan_task")
                    .mapTo(String.class)
                    .list());
        });
    }

    private static String key(Task task) {
        return task.generation() + "/" + task.attempt();
    }

    private static String describe(Task task) {
        return "task " + task.id() + " of attempt " + task.attempt() + " of " + task.generation() + ", " + task.state();
    }
}
