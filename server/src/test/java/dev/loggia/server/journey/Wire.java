package dev.loggia.server.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire between two programs that a test can cut, hold and mend. */
final class Wire implements AutoCloseable {
    private final int port;
    private final int target;
    private volatile ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object change = new Object();
    private State state = State.WHOLE;

    private enum State {
        WHOLE,
        CUT,
        HELD
    }

    private Wire(ServerSocket listening, int target) {
        this.listening = listening;
        this.port = listening.getLocalPort();
        this.target = target;
    }

    /** Leads to a port of this machine. */
    static Wire to(int target) {
        try {
            return new Wire(listen(0), target).listening();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
    }

    private Wire listening() {
        ServerSocket current = listening;
        start(() -> accept(current));
        return this;
    }

    int port() {
        return port;
    }

    /** Ends every connection and refuses new ones, as a program that was stopped. */
    void cut() {
        set(State.CUT);
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Wire::hangUp);
    }

    /** Lets nothing through, without a word. */
    void hold() {
        set(State.HELD);
    }

    /** As before; what was held goes on. */
    void mend() {
        set(State.WHOLE);
        if (listening.isClosed()) {
            try {
                listening = listen(port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            listening();
        }
    }

    private void set(State to) {
        synchronized (change) {
            state = to;
            change.notifyAll();
        }
    }

    private void accept(ServerSocket at) {
        while (!at.isClosed()) {
            try {
                Socket from = at.accept();
                start(() -> join(from));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void join(Socket from) {
        try {
            open.add(from);
            if (cutNow()) {
                hangUp(from);
                return;
            }
            Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(to);
            start(() -> pump(from, to));
            pump(to, from);
        } catch (IOException e) {
            hangUp(from);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[16 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (cutNow()) {
                    return;
                }
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            // one side hung up, and so does the other
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** Waits while the wire is held. */
    private boolean cutNow() {
        synchronized (change) {
            while (state == State.HELD) {
                try {
                    change.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return true;
                }
            }
            return state == State.CUT;
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // it is gone, which is what was wanted
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        cut();
    }
}
