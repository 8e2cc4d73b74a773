package dev.loggia.portal.stream;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One open stream of server-sent events, as who feeds it sees it. Safe from any thread; never blocks. */
public final class EventStream {
    private final EventChannel channel;

    EventStream(EventChannel channel) {
        this.channel = channel;
    }

    /**
     * Sends one event.
     *
     * @param id what {@code Last-Event-ID} shall name it by
     * @param data one line of JSON
     */
    public void send(@Nullable String id, String event, String data) {
        channel.send(frame(id, event, data));
    }

    /** Sends a prepared frame; the same array may go to many streams. */
    public void send(byte[] frame) {
        channel.send(frame);
    }

    /** Ends after what was sent. Idempotent. */
    public void end() {
        channel.end();
    }

    /** The bytes of one event. */
    public static byte[] frame(@Nullable String id, String event, String data) {
        String lines = (id == null ? "" : "id: " + id + "\n") + "event: " + event + "\ndata: "
                + data.replace("\r", "").replace("\n", "\ndata: ") + "\n\n";
        return lines.getBytes(StandardCharsets.UTF_8);
    }
}
