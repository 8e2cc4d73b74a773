package dev.loggia.proof.chat;

import dev.loggia.proof.cluster.Cluster;
import dev.loggia.proof.cluster.ClusterOptions;
import dev.loggia.proof.cluster.Node;
import dev.loggia.proof.cluster.Waiting;
import dev.loggia.proof.crash.Aftermath;
import dev.loggia.proof.failpoint.Failpoint;
import dev.loggia.proof.failpoint.Failpoints;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Servers with the failpoints before both chats, kept over many crashes: one that is started again, or two that take over from
 * each other. Only what is waited for is shorter than in the product: the pauses between two looks, and the leases of the doors. A
 * step's lease is the product's: a node that is too busy to keep a short one would say words in Telegram twice.
 */
final class Rig implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MANY = 8;

    private final Aftermath aftermath;
    private final Chats chats;
    private final Cluster cluster;
    private final Failpoints failpoints;
    private int guests;

    /** @param crashes that will be played */
    Rig(Path folder, Aftermath aftermath, int crashes) {
        this.aftermath = aftermath;
        failpoints = new Failpoints(folder.resolve("failpoints"));
        chats = Chats.open(crashes);
        ClusterOptions options = ClusterOptions.in(folder)
                .with(chats.settings())
                .with("loggia.work.poll", "100ms")
                .with("loggia.chat.edit-every", "200ms")
                .with("loggia.discord.lead-every", "300ms")
                .with("loggia.telegram.lease", "3s")
                .with("loggia.telegram.edit-pause", "0s")
                // Pictures in 0.7 s.
                .withProvider(List.of(
                        "--duration-factor",
                        "0.2",
                        "--invisible-ms",
                        "10",
                        "--rate-limit",
                        "0",
                        "--picture-side",
                        "128"));
        cluster =
                open(aftermath == Aftermath.RESTART ? options.withNodes(1).withFiles() : options.withNodes(2), crashes);
    }

    private Cluster open(ClusterOptions options, int crashes) {
        Cluster opened = Cluster.open(options);
        try {
            if (crashes >= MANY) {
                opened.prepareForManyStarts();
            }
            opened.node(0).start(failpoints.jvmOptions(), Map.of());
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            chats.close();
            throw e;
        }
    }

    Aftermath aftermath() {
        return aftermath;
    }

    Cluster cluster() {
        return cluster;
    }

    Chats chats() {
        return chats;
    }

    /** Somebody who has asked for nothing yet. */
    Guest newcomer(Platform platform) {
        return chats.guest(platform, guests++);
    }

    void arm(Failpoint point) {
        failpoints.arm(point);
    }

    /** Whether a node ended at the point since it was armed; when none did, none will any more. */
    boolean awaitCrash(Failpoint point) {
        boolean fired = Waiting.until(PATIENCE, () -> failpoints.firedIn(point).isPresent());
        failpoints.disarm(point);
        return fired && Waiting.until(PATIENCE, () -> !dead().isEmpty());
    }

    /** All nodes run, and both bots are there. */
    void revive() {
        List<Node> dead = dead();
        dead.forEach(node -> node.launch(failpoints.jvmOptions(), Map.of()));
        dead.forEach(Node::awaitReady);
        awaitBots();
    }

    /** @throws IllegalStateException when nobody connects to a chat */
    void awaitBots() {
        if (!Waiting.until(PATIENCE, chats::attended)) {
            throw new IllegalStateException("no bot came to the chats");
        }
    }

    private List<Node> dead() {
        return cluster.nodes().stream().filter(node -> !node.alive()).toList();
    }

    @Override
    public void close() {
        cluster.close();
        chats.close();
    }
}
