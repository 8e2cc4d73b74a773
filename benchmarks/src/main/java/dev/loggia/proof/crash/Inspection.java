package dev.loggia.proof.crash;

import dev.loggia.proof.cluster.Node;
import dev.loggia.proof.cluster.StandIn;
import dev.loggia.proof.failpoint.Failpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must hold when a crash is over, whatever the crash was. */
final class Inspection {
    /** What the sweeper says when it had something to do. */
    private static final Pattern REPAIR = Pattern.compile("(\\d+) generations had lost their work");

    private final Rig rig;
    private OffsetDateTime since = OffsetDateTime.MIN;
    private int repairsBefore;

    record Findings(List<String> faults, int extraTasks, int repairs) {}

    Inspection(Rig rig) {
        this.rig = rig;
    }

    void begin() {
        since = rig.jdbi().withHandle(handle -> handle.createQuery("select clock_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one());
        repairsBefore = repairs();
    }

    OffsetDateTime since() {
        return since;
    }

    Findings look(Cell cell, List<Job> jobs) {
        List<String> faults = new ArrayList<>();
        int extra = 0;
        for (Job job : jobs) {
            faults.addAll(Ledgers.faults(rig.jdbi(), job, expectedFailure(cell, job)));
            extra += tasks(job, faults);
            if (job.fate().succeeds()) {
                media(job, faults);
            }
        }
        faults.addAll(rig.cluster().audit());
        prompts(faults);
        int repairs = repairs() - repairsBefore;
        int expected = cell.point() == Failpoint.SWEEP_PRE_TX ? 1 : 0;
        if (repairs != expected) {
            faults.add("the sweeper repaired " + repairs + " instead of " + expected);
        }
        return new Findings(faults, extra, repairs);
    }

    private static @Nullable String expectedFailure(Cell cell, Job job) {
        return job.fate().succeeds() ? null : job.fate() == Fate.NEVER ? "timed_out" : "provider_failed";
    }

    /** At most one more than needed, and each that nobody waits for is on record. */
    private int tasks(Job job, List<String> faults) {
        List<StandIn.Task> tasks = rig.cluster().provider().tasks(job.id().toString());
        int extra = Math.max(0, tasks.size() - 1);
        if (tasks.isEmpty() || extra > 1) {
            faults.add(job + " has " + tasks.size() + " tasks at the provider");
        }
        for (StandIn.Task task : tasks) {
            if (!onRecord(job.id(), task)) {
                faults.add("task " + task.id() + " of " + job + " attempt " + task.attempt() + " is on no record");
            }
        }
        return extra;
    }

    private boolean onRecord(UUID generation, StandIn.Task task) {
        return rig.jdbi().withHandle(handle -> handle.createQuery("""
                        select exists (select from submit_attempt
                                       where generation_id = :id and attempt = :attempt and called_at is not null
                                         and (task_id = :task or outcome in ('LOST', 'UNCERTAIN')))
                            or exists (select from orphan_task where generation_id = :id and task_id = :task)""")
                .bind("id", generation)
                .bind("attempt", task.attempt())
                .bind("task", task.id())
                .mapTo(Boolean.class)
                .one());
    }

    private void media(Job job, List<String> faults) {
        List<UUID> assets = rig.jdbi().withHandle(handle -> handle.createQuery(
                        "select id from media_asset where generation_id = :id and deleted_at is null")
                .bind("id", job.id())
                .mapTo(UUID.class)
                .list());
        if (assets.size() != 1) {
            faults.add(job + " has " + assets.size() + " results");
        }
        assets.stream()
                .filter(asset -> !rig.requesters().readable(asset))
                .forEach(asset -> faults.add("result " + asset + " of " + job + " cannot be read"));
    }

    private int repairs() {
        int repairs = 0;
        for (Node node : rig.cluster().nodes()) {
            Matcher said = REPAIR.matcher(log(node));
            while (said.find()) {
                repairs += Integer.parseInt(said.group(1));
            }
        }
        return repairs;
    }

    private void prompts(List<String> faults) {
        rig.cluster().nodes().stream()
                .filter(node -> log(node).contains(Requesters.PROMPT))
                .forEach(node -> faults.add("the log of " + node.name() + " holds a prompt"));
    }

    private static String log(Node node) {
        try {
            return Files.readString(node.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
