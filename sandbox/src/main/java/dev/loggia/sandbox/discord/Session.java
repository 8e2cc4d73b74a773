package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a bot has identified itself for, and the events it can have again. */
final class Session {
    private static final int KEPT = 2000;

    final String id;
    final int shard;
    final int shards;
    final long intents;
    final boolean compress;
    /** The connection it is on now. */
    @Nullable
    Link link;

    private final Deque<ObjectNode> log = new ArrayDeque<>();
    private long sequence;

    Session(String id, int shard, int shards, long intents, boolean compress) {
        this.id = id;
        this.shard = shard;
        this.shards = shards;
        this.intents = intents;
        this.compress = compress;
    }

    boolean serves(@Nullable Guild guild) {
        return guild == null ? shard == 0 : guild.shardKey() % shards == shard;
    }

    /** Numbers the event, keeps it and sends it if there is a connection that listens. */
    void tell(String event, JsonNode data) {
        ObjectNode packet = Json.object();
        packet.put("op", 0).put("t", event).put("s", ++sequence);
        packet.set("d", data.deepCopy());
        log.addLast(packet);
        if (log.size() > KEPT) {
            log.removeFirst();
        }
        send(packet);
    }

    /** All that came after that number, or null when some of it is gone. */
    @Nullable
    List<ObjectNode> since(long last) {
        if (last > sequence || (!log.isEmpty() && log.getFirst().path("s").asLong() > last + 1)) {
            return null;
        }
        return log.stream().filter(packet -> packet.path("s").asLong() > last).toList();
    }

    void send(ObjectNode packet) {
        Link connected = link;
        if (connected != null) {
            connected.send(packet, compress);
        }
    }
}
