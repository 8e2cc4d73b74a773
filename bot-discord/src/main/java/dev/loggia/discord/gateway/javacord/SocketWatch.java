package dev.loggia.discord.gateway.javacord;

import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketAdapter;
import com.neovisionaries.ws.client.WebSocketFrame;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Notes when something last came over the connections of a shard, and why the last of them ended. */
final class SocketWatch extends WebSocketAdapter {
    /** Not by the clock on the wall, which may be set. */
    private volatile long lastFrameNanos = System.nanoTime();

    private volatile int closeCode;
    private @Nullable WebSocket watched;

    /** Watches this connection from now on; one that is watched already stays so. */
    synchronized void attach(@Nullable WebSocket socket) {
        if (socket != null && socket != watched) {
            watched = socket;
            closeCode = 0;
            lastFrameNanos = System.nanoTime();
            socket.addListener(this);
        }
    }

    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastFrameNanos);
    }

    /** Why the last connection was ended by Discord; 0 when it was not, or gave no reason. */
    int closeCode() {
        return closeCode;
    }

    @Override
    public void onFrame(WebSocket socket, WebSocketFrame frame) {
        lastFrameNanos = System.nanoTime();
    }

    @Override
    public void onDisconnected(
            WebSocket socket,
            @Nullable WebSocketFrame byServer,
            @Nullable WebSocketFrame byUs,
            boolean closedByServer) {
        closeCode = closedByServer && byServer != null ? byServer.getCloseCode() : 0;
    }
}
