package dev.loggia.proof.crash;

import dev.loggia.proof.cluster.Gates;
import dev.loggia.proof.failpoint.Failpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;

/** One crash: asks, waits for it, lets somebody go on, and has what is left looked at. */
final class Scene implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Rig rig;
    private final Inspection inspection;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Scene(Rig rig) {
        this.rig = rig;
        this.inspection = new Inspection(rig);
    }

    CellResult play(Cell cell) {
        long began = System.nanoTime();
        inspection.begin();
        List<String> faults = new ArrayList<>();
        List<Job> jobs = List.of();
        String atTheCrash = "";
        try {
            rig.revive();
            rig.arm(cell.point());
            List<CompletableFuture<Job>> asked = ask(cell);
            boolean crashed = drive(cell, asked) && rig.awaitCrash(cell.point());
            if (!crashed) {
                faults.add("nothing ended at " + cell.point().wireName());
            }
            atTheCrash = states();
            if (cell.closed()) {
                Gates.close(jdbi());
            }
            if (cell.aftermath() == Aftermath.RESTART) {
                rig.revive();
            }
            if (cell.closed() && !reopen(asked)) {
                faults.add("what was accepted is not given again with the gates closed");
            }
            jobs = asked.stream().map(CompletableFuture::join).toList();
            if (!rig.awaitEnds(jobs)) {
                faults.add("not all ended, or not all were told");
            }
        } catch (RuntimeException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        Inspection.Findings findings = inspection.look(cell, jobs);
        faults.addAll(findings.faults());
        double seconds = (System.nanoTime() - began) / 1e9;
        return new CellResult(cell, faults, seconds, atTheCrash, findings.extraTasks(), findings.repairs());
    }

    /** Once everybody was answered, or has waited long enough. */
    private boolean reopen(List<CompletableFuture<Job>> asked) {
        boolean answered = Waiting.until(PATIENCE, () -> asked.stream().allMatch(CompletableFuture::isDone));
        Gates.open(jdbi());
        return answered;
    }

    /** A visitor's and a member's job of the cell's fate, and one that comes to the point where those do not. */
    private List<CompletableFuture<Job>> ask(Cell cell) {
        List<CompletableFuture<Job>> asked = new ArrayList<>();
        // A member's never comes to accept: it is there before a visitor's ends the process.
        asked.add(CompletableFuture.completedFuture(rig.requesters().member(cell.fate(), rig.pattern())));
        asked.add(visitor("free", cell.fate()));
        if (cell.point() == Failpoint.EXPIRE_PRE_TX) {
            asked.add(visitor("overdue", Fate.NEVER));
        } else if (cell.point() == Failpoint.SWEEP_PRE_TX) {
            asked.add(visitor("workless", Fate.NEVER));
        } else if (!cell.fate().reaches(cell.point())) {
            asked.add(visitor("beside", Fate.SUCCESS));
        }
        return asked;
    }

    private CompletableFuture<Job> visitor(String role, Fate fate) {
        return CompletableFuture.supplyAsync(() -> rig.requesters().visitor(role, fate), threads);
    }

    /** What does not come by itself. */
    private boolean drive(Cell cell, List<CompletableFuture<Job>> asked) {
        if (cell.point() == Failpoint.EXPIRE_PRE_TX) {
            UUID id = asked.get(2).join().id();
            return awaitRunning(id)
                    && Waiting.until(PATIENCE, () -> update("""
                    update generation set deadline_at = now() where id = :id and state = 'RUNNING'""", id) == 1)
                    && makeDue(cell, "generation", id.toString());
        }
        if (cell.point() == Failpoint.SWEEP_PRE_TX) {
            UUID id = asked.get(2).join().id();
            return awaitRunning(id)
                    && update("update generation set deadline_at = now() + interval '6 seconds' where id = :id", id)
                            == 1
                    && Waiting.until(PATIENCE, () -> update("""
                    delete from scheduled_tasks
                    where task_name = 'generation' and task_instance = :id::text and not picked""", id) == 1)
                    && makeDue(cell, "generation-sweeper", "recurring");
        }
        return true;
    }

    private boolean awaitRunning(UUID id) {
        return Waiting.until(PATIENCE, () -> jdbi().withHandle(
                        handle -> handle.createQuery("select state = 'RUNNING' from generation where id = :id")
                                .bind("id", id)
                                .mapTo(Boolean.class)
                                .one()));
    }

    private int update(String sql, UUID id) {
        return jdbi().withHandle(
                        handle -> handle.createUpdate(sql).bind("id", id).execute());
    }

    /** Unless it was due by itself, and the process has ended at it. */
    private boolean makeDue(Cell cell, String work, String instance) {
        return Waiting.until(
                PATIENCE,
                () -> rig.crashed(cell.point())
                        || jdbi().withHandle(handle -> handle.createUpdate("""
                        update scheduled_tasks set execution_time = now()
                        where task_name = :work and task_instance = :instance and not picked""")
                                        .bind("work", work)
                                        .bind("instance", instance)
                                        .execute())
                                == 1);
    }

    private String states() {
        List<String> states = jdbi().withHandle(handle -> handle.createQuery("""
                        select lower(state) from generation where created_at >= :since order by seq""")
                .bind("since", inspection.since())
                .mapTo(String.class)
                .list());
        return String.join(" ", states);
    }

    private Jdbi jdbi() {
        return rig.jdbi();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
