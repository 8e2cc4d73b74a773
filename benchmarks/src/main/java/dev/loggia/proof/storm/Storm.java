package dev.loggia.proof.storm;

import dev.loggia.proof.cluster.Cluster;
import dev.loggia.proof.cluster.FaultProxy;
import dev.loggia.proof.cluster.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Plays the rounds on a cluster, counts what it did and tells how far it is. */
final class Storm implements AutoCloseable {
    private static final List<String> BAD_ANSWERS =
            List.of("429", "500", "lost", "lost-silent", "lost-none", "garbage", "550", "cb-dup", "cb-none");

    private final Cluster cluster;
    private final List<Round> rounds;
    private final int jobs;
    private final Consumer<String> progress;
    private final Meters meters = new Meters();
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private final ExecutorService meanwhile = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fault");
        thread.setDaemon(true);
        return thread;
    });
    private volatile int round;
    private volatile long roundBegan;
    private volatile boolean over;
    private volatile long lastFault;

    Storm(Cluster cluster, List<Round> rounds, int jobs, Consumer<String> progress) {
        this.cluster = cluster;
        this.rounds = rounds;
        this.jobs = jobs;
        this.progress = progress;
    }

    /** How many jobs may have been sent by now: their share of the rounds that were played. */
    int released() {
        if (over) {
            return jobs;
        }
        long length = rounds.get(round).about().toNanos();
        double share = roundBegan == 0 ? 0 : Math.min(1, (System.nanoTime() - roundBegan) / (double) length);
        return (int) (jobs * (round + share) / rounds.size());
    }

    /** Returns when every fault has ended and both nodes have been launched; they may not be ready yet. */
    void play() {
        for (int i = 0; i < rounds.size(); i++) {
            round = i;
            roundBegan = System.nanoTime();
            play(rounds.get(i));
            if (i % 10 == 9) {
                progress.accept((i + 1) + " of " + rounds.size() + " rounds");
            }
        }
        over = true;
        cluster.proxies().clean();
        cluster.nodes().forEach(this::ensureLaunched);
    }

    /** When the last fault ended, as of {@link System#nanoTime()}: a killed node's when it is launched, not when it is ready. */
    long lastFault() {
        return lastFault;
    }

    Map<Fault, Integer> counts() {
        synchronized (counts) {
            return new EnumMap<>(counts);
        }
    }

    /** What the nodes counted, as far as they lived to tell. */
    Meters meters() {
        return meters;
    }

    private void play(Round now) {
        List<CompletableFuture<Void>> others = new ArrayList<>();
        int pausable = now.victims().size() == 1
                ? 1 - now.victims().get(0)
                : now.victims().get(1);
        now.others()
                .forEach(other -> others.add(CompletableFuture.runAsync(() -> inflict(other, pausable), meanwhile)));
        rest(now.before());
        List<Node> victims = now.victims().stream().map(cluster::node).toList();
        for (Node victim : victims) {
            meters.read(victim);
            if (victim.alive()) {
                victim.kill();
            }
            count(Fault.KILL);
        }
        rest(now.down());
        victims.forEach(this::ensureLaunched);
        lastFault = System.nanoTime();
        others.forEach(CompletableFuture::join);
        if (now.awaitReady() && round < rounds.size() - 1) {
            victims.forEach(this::awaitReady);
        }
    }

    private void inflict(Round.Other other, int pausable) {
        switch (other.fault()) {
            case PAUSE -> pause(cluster.node(pausable), other.length());
            case STOP_POSTGRES -> {
                cluster.postgres().stopImmediately();
                rest(other.length());
                cluster.postgres().start();
            }
            case KILL_REDIS -> {
                cluster.redis().kill();
                rest(other.length());
                cluster.redis().start();
            }
            case DATABASE_NETWORK -> spoil(cluster.proxies().database(), other);
            case FORGOTTEN_CONNECTIONS -> cluster.proxies().database().forget();
            case REDIS_NETWORK -> spoil(cluster.proxies().redis(), other);
            case PROVIDER_NETWORK -> spoil(cluster.proxies().provider(), other);
            case STORE_NETWORK -> spoil(cluster.proxies().store(), other);
            case BAD_PROVIDER ->
                cluster.provider().plan(1 + other.choice() % 5, BAD_ANSWERS.get(other.choice() % BAD_ANSWERS.size()));
            case KILL -> throw new IllegalArgumentException("A kill is the round itself");
        }
        lastFault = System.nanoTime();
        count(other.fault());
    }

    private static void pause(Node node, Duration length) {
        if (node.alive()) {
            node.pause();
            rest(length);
            node.resume();
        }
    }

    private static void spoil(FaultProxy network, Round.Other other) {
        switch (other.choice() % 3) {
            case 0 -> network.reset();
            case 1 -> network.blackHole();
            default -> network.latency(Duration.ofMillis(20 + other.choice() % 200));
        }
        rest(other.length());
        network.clean();
    }

    /** A node may have ended by itself: it does when the database is away while it starts, and a supervisor starts it again. */
    private void ensureLaunched(Node node) {
        if (!node.alive()) {
            node.launch(List.of(), Map.of());
        }
    }

    private void awaitReady(Node node) {
        while (!node.ready()) {
            ensureLaunched(node);
            rest(Duration.ofMillis(50));
        }
    }

    private void count(Fault fault) {
        synchronized (counts) {
            counts.merge(fault, 1, Integer::sum);
        }
    }

    static void rest(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        meanwhile.shutdownNow();
        try {
            if (!meanwhile.awaitTermination(5, TimeUnit.SECONDS)) {
                progress.accept("A fault did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
