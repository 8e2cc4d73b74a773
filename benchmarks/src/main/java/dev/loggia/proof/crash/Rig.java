package dev.loggia.proof.crash;

import dev.loggia.proof.cluster.Cluster;
import dev.loggia.proof.cluster.ClusterOptions;
import dev.loggia.proof.cluster.Node;
import dev.loggia.proof.failpoint.Failpoint;
import dev.loggia.proof.failpoint.Failpoints;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * A cluster whose nodes have the failpoints, kept over many crashes: one node that is started again, or two that take over from
 * each other. Only what is waited for is shorter than in the product: the lease, the window of doubt, the time until the
 * first poll.
 */
final class Rig implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 8;

    private final Aftermath aftermath;
    private final Cluster cluster;
    private final Failpoints failpoints;
    private final Requesters requesters;
    private final UUID pattern;

    /** @param crashes that will be played, so that it is known what a quick start is worth */
    Rig(Path folder, Aftermath aftermath, int crashes) {
        this.aftermath = aftermath;
        failpoints = new Failpoints(folder.resolve("failpoints"));
        ClusterOptions options = ClusterOptions.in(folder)
                .with("loggia.work.heartbeat", "500ms")
                .with("loggia.work.poll", "100ms")
                .with("loggia.generation.image-uncertainty", "3s")
                // Pictures in 0.7 s; callbacks are tried again after 1, 2 and 4 s.
                .withProvider(List.of(
                        "--duration-factor",
                        "0.2",
                        "--invisible-ms",
                        "10",
                        "--rate-limit",
                        "0",
                        "--picture-side",
                        "256"));
        cluster = Cluster.open(
                aftermath == Aftermath.RESTART ? options.withNodes(1).withFiles() : options.withNodes(2));
        try {
            if (crashes >= MANY) {
                cluster.prepareForManyStarts();
            }
            cluster.node(0).start(failpoints.jvmOptions(), Map.of());
            revive();
            requesters = new Requesters(cluster::nodes, cluster.jdbi());
            pollSoon();
            pattern = warmUp();
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** The first poll comes when such a picture is usually done, and here that is soon. */
    private void pollSoon() {
        cluster.jdbi().useHandle(handle -> {
            handle.execute("""
                    create function proof_pace() returns trigger language plpgsql as
                    $$ begin new.typical := interval '1 second'; return new; end; $$""");
            handle.execute(
                    "create trigger proof_pace before insert on generation for each row execute function proof_pace()");
        });
    }

    private UUID warmUp() {
        Job job = requesters.visitor("first", Fate.SUCCESS);
        if (!Waiting.until(PATIENCE, () -> ended(List.of(job)))) {
            throw new IllegalStateException("The cluster does not make pictures; look into " + cluster.folder());
        }
        return job.id();
    }

    Aftermath aftermath() {
        return aftermath;
    }

    Jdbi jdbi() {
        return cluster.jdbi();
    }

    Cluster cluster() {
        return cluster;
    }

    Requesters requesters() {
        return requesters;
    }

    /** A generation that was accepted and ended before any crash. */
    UUID pattern() {
        return pattern;
    }

    void arm(Failpoint point) {
        failpoints.arm(point);
    }

    /** Whether a node has ended at the point since it was armed. */
    boolean crashed(Failpoint point) {
        return failpoints.firedIn(point).isPresent();
    }

    /** Whether a node ended at the point since; when none did, none will any more. */
    boolean awaitCrash(Failpoint point) {
        boolean fired = Waiting.until(PATIENCE, () -> crashed(point));
        failpoints.disarm(point);
        return fired && Waiting.until(PATIENCE, () -> !dead().isEmpty());
    }

    List<Node> dead() {
        return cluster.nodes().stream().filter(node -> !node.alive()).toList();
    }

    /** All nodes run and are ready. */
    void revive() {
        List<Node> dead = dead();
        dead.forEach(node -> node.launch(failpoints.jvmOptions(), Map.of()));
        dead.forEach(Node::awaitReady);
    }

    /** Whether all have ended, the requesters were told, and nothing is left to do for any. */
    boolean awaitEnds(List<Job> jobs) {
        return Waiting.until(PATIENCE, () -> ended(jobs));
    }

    private boolean ended(List<Job> jobs) {
        return cluster.jdbi().withHandle(handle -> handle.createQuery("""
                        select count(*) = :jobs
                        from generation g
                        where g.id = any (:ids)
                          and g.state in ('SUCCEEDED', 'FAILED', 'CANCELLED')
                          and not exists (select from scheduled_tasks t
                                          where t.task_name = 'generation' and t.task_instance = g.id::text)
                          and not exists (select from delivery d
                                                   left join scheduled_tasks t on t.task_name like 'delivery:%'
                                                                              and t.task_instance = d.id::text
                                          where d.subject_kind = 'generation' and d.subject_id = g.id::text and (d.state = 'PENDING' or t.task_name is not null))""")
                .bind("jobs", jobs.size())
                .bind("ids", jobs.stream().map(Job::id).toArray(UUID[]::new))
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public void close() {
        cluster.close();
    }
}
