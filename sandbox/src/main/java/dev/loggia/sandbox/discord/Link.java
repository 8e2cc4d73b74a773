package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One gateway connection. */
final class Link {
    /** Above this a packet is compressed for those who asked for it. */
    private static final int LARGE = 1500;

    private final WebSocket socket;
    final boolean throughProxy;

    @Nullable
    Session session;
    /** A dead connection that nobody has noticed: open, and nothing comes or goes. */
    boolean silent;

    Link(WebSocket socket, boolean throughProxy) {
        this.socket = socket;
        this.throughProxy = throughProxy;
    }

    void send(JsonNode packet, boolean compress) {
        if (silent || !socket.isOpen()) {
            return;
        }
        byte[] text = Json.text(packet).getBytes(StandardCharsets.UTF_8);
        try {
            if (compress && text.length > LARGE) {
                socket.send(deflated(text));
            } else {
                socket.send(new String(text, StandardCharsets.UTF_8));
            }
        } catch (WebsocketNotConnectedException e) {
            silent = true; // closed in between; the session keeps the event
        }
    }

    void close(int code, String reason) {
        socket.close(code, reason);
    }

    /** Without a closing frame, as when a cable is pulled. */
    void cut() {
        socket.closeConnection(1006, "");
    }

    /** Frees what a connection holds whose session goes on elsewhere. */
    void leave() {
        Session left = session;
        if (left != null && left.link == this) {
            left.link = null;
        }
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
