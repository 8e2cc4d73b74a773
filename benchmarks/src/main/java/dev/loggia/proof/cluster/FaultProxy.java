package dev.loggia.proof.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before one TCP server on loopback and does to its connections what a bad network does, switched while it runs. */
public final class FaultProxy implements AutoCloseable {
    /** What happens to connections, those that are open included. */
    public enum Mode {
        /** Bytes pass. */
        CLEAN,
        /** Bytes pass later than they came, in their order. */
        LATENCY,
        /** Connections are reset, at the switch and from then on at once. */
        RESET,
        /** Connections are taken and nothing passes; what was held passes when the mode ends, as after a healed network. */
        BLACK_HOLE
    }

    private final ServerSocket door;
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicLong resets = new AtomicLong();
    private Mode mode = Mode.CLEAN;
    private Duration delay = Duration.ZERO;
    private volatile boolean closed;

    /** @param target the port on loopback of the server behind, which need not run yet */
    public FaultProxy(int target) {
        this(Ports.free(), target);
    }

    FaultProxy(int port, int target) {
        this.target = target;
        try {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon("door", this::admit);
    }

    /** Where it listens, on loopback. */
    public int port() {
        return door.getLocalPort();
    }

    public synchronized Mode mode() {
        return mode;
    }

    /** How many connections it has reset. */
    public long resets() {
        return resets.get();
    }

    public void clean() {
        turnTo(Mode.CLEAN, Duration.ZERO);
    }

    /** Every piece of data is late by so much, each way. */
    public void latency(Duration each) {
        turnTo(Mode.LATENCY, each);
    }

    public void reset() {
        turnTo(Mode.RESET, Duration.ZERO);
        links.forEach(this::cut);
    }

    public void blackHole() {
        turnTo(Mode.BLACK_HOLE, Duration.ZERO);
    }

    /**
     * Open connections are forgotten: nothing passes on them any more and neither side is told, as when a firewall loses its
     * state or a database moves to another machine. New connections are not concerned.
     */
    public void forget() {
        links.forEach(link -> link.forgotten = true);
    }

    private synchronized void turnTo(Mode next, Duration late) {
        mode = next;
        delay = late;
        notifyAll();
    }

    private void admit() {
        while (!closed) {
            try {
                Socket client = door.accept();
                daemon("link", () -> serve(client));
            } catch (IOException e) {
                if (!closed) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        Link link = new Link(client);
        links.add(link);
        try {
            client.setTcpNoDelay(true);
            if (!mayPass()) {
                cut(link);
                return;
            }
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            server.setTcpNoDelay(true);
            link.server = server;
            daemon("back", () -> pump(link, server, client));
            pump(link, client, server);
        } catch (IOException e) {
            cut(link);
        }
    }

    /** Ends one direction in order when its source ends it, and both at once when anything breaks. */
    private void pump(Link link, Socket from, Socket to) {
        byte[] piece = new byte[16_384];
        try {
            for (int read = from.getInputStream().read(piece);
                    read >= 0;
                    read = from.getInputStream().read(piece)) {
                if (!mayPass()) {
                    cut(link);
                    return;
                }
                if (link.forgotten) {
                    continue;
                }
                to.getOutputStream().write(piece, 0, read);
            }
            if (link.forgotten) {
                cut(link);
            } else if (mayPass()) {
                to.shutdownOutput();
                if (link.ends.incrementAndGet() == 2) {
                    links.remove(link);
                    link.close();
                }
            }
        } catch (IOException e) {
            cut(link);
        }
    }

    /** Waits as the mode demands; false: reset. */
    private synchronized boolean mayPass() {
        try {
            while (mode == Mode.BLACK_HOLE && !closed) {
                wait();
            }
            long until = System.nanoTime() + delay.toNanos();
            for (long left = delay.toMillis();
                    mode == Mode.LATENCY && left > 0;
                    left = (until - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return mode != Mode.RESET && !closed;
    }

    private void cut(Link link) {
        if (links.remove(link)) {
            resets.incrementAndGet();
        }
        link.reset();
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            notifyAll();
        }
        try {
            door.close();
        } catch (IOException e) {
            // It is closed or will be with the process.
        }
        links.forEach(this::cut);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, "fault-proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }
}
