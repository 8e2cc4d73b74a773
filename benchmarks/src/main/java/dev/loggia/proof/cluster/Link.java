package dev.loggia.proof.cluster;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One client's connection through a {@link FaultProxy} and the one that goes on to the server. */
final class Link {
    final Socket client;
    final AtomicInteger ends = new AtomicInteger();
    volatile @Nullable Socket server;
    volatile boolean forgotten;

    Link(Socket client) {
        this.client = client;
    }

    /** Without the farewell of TCP: the other side sees "connection reset". */
    void reset() {
        abort(client);
        Socket open = server;
        if (open != null) {
            abort(open);
        }
    }

    void close() throws IOException {
        client.close();
        Socket open = server;
        if (open != null) {
            open.close();
        }
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // Gone already.
        }
    }
}
