package dev.loggia.sandbox.discord;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's websocket server on loopback, without TLS: that is the proxy's. */
final class GatewaySocket extends WebSocketServer {
    private static final Logger LOG = LoggerFactory.getLogger(GatewaySocket.class);

    private final Gateway gateway;
    private final CountDownLatch started = new CountDownLatch(1);

    GatewaySocket(Gateway gateway) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2);
        this.gateway = gateway;
        setDaemon(true);
        setTcpNoDelay(true);
        setReuseAddr(true);
        setConnectionLostTimeout(0); // its own pings would betray a connection that plays dead
    }

    /** Returns once it listens. */
    void open() {
        Threads.runAsDaemon(this::start);
        try {
            if (!started.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the gateway did not start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void shut() {
        try {
            stop(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        gateway.opened(socket, handshake.getFieldValue("Host"));
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        gateway.received(socket, message);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        gateway.closed(socket, code, remote);
    }

    @Override
    public void onError(WebSocket socket, Exception failure) {
        LOG.debug("gateway connection: {}", failure.getClass().getName());
    }

    @Override
    public void onStart() {
        started.countDown();
    }
}
