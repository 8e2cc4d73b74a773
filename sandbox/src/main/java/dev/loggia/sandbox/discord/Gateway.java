package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.java_websocket.WebSocket;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The gateway: hello, identify, ready, guilds, heartbeats, resuming, and events by shard and intent. Source:
 * discord.com/developers/docs, gateway, version 10, JSON.
 */
final class Gateway implements World.Line {
    static final String NAME = "wss://gateway.discord.gg";
    static final long GUILDS = 1;
    static final long GUILD_MESSAGES = 1L << 9;
    static final long DIRECT_MESSAGES = 1L << 12;
    private static final long PRIVILEGED = 1L << 1 | 1L << 8 | 1L << 15;
    private static final int ENDED_BY_CLIENT = 1000;
    private static final int CLIENT_LEFT = 1001;

    private final World world;
    private final String token;
    private final Map<WebSocket, Link> links = new HashMap<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private int plainPort;
    boolean refusing;
    int identified;
    int resumed;
    int heartbeats;

    Gateway(World world, String token) {
        this.world = world;
        this.token = token;
        world.line = this;
    }

    void plainPort(int port) {
        plainPort = port;
    }

    void opened(WebSocket socket, String host) {
        synchronized (world) {
            if (refusing) {
                socket.closeConnection(1006, "");
                return;
            }
            Link link = new Link(socket, host.contains("discord"));
            links.put(socket, link);
            ObjectNode hello = Json.object().put("op", 10).putNull("s").putNull("t");
            hello.putObject("d")
                    .put("heartbeat_interval", world.options.heartbeat().toMillis());
            link.send(hello, false);
        }
    }

    void received(WebSocket socket, String text) {
        synchronized (world) {
            Link link = links.get(socket);
            if (link == null || link.silent) {
                return;
            }
            JsonNode packet = Json.read(text);
            switch (Json.number(packet, "op", -1)) {
                case 1 -> {
                    heartbeats++;
                    link.send(
                            Json.object()
                                    .put("op", 11)
                                    .putNull("d")
                                    .putNull("s")
                                    .putNull("t"),
                            false);
                }
                case 2 -> identify(link, packet.path("d"));
                case 6 -> resume(link, packet.path("d"));
                case 3, 4, 8 -> {
                    if (link.session == null) {
                        link.close(4003, "Not authenticated.");
                    }
                }
                default -> link.close(4001, "Unknown opcode.");
            }
            world.changed();
        }
    }

    /** A session ends only by the client's own farewell; after anything else it can be resumed. */
    void closed(WebSocket socket, int code, boolean byClient) {
        synchronized (world) {
            Link link = links.remove(socket);
            if (link == null) {
                return;
            }
            Session session = link.session;
            link.leave();
            if (session != null && byClient && (code == ENDED_BY_CLIENT || code == CLIENT_LEFT)) {
                sessions.remove(session.id);
            }
            world.changed();
        }
    }

    private void identify(Link link, JsonNode data) {
        long intents = data.path("intents").asLong(0);
        int shard = data.path("shard").path(0).asInt(0);
        int shards = data.path("shard").path(1).asInt(1);
        if (!rightToken(data)) {
            link.close(4004, "Authentication failed.");
        } else if (link.session != null) {
            link.close(4005, "Already authenticated.");
        } else if (shards < 1 || shard < 0 || shard >= shards) {
            link.close(4010, "Invalid shard.");
        } else if ((intents & PRIVILEGED) != 0 && !world.options.privilegedIntents()) {
            link.close(4014, "Disallowed intent(s).");
        } else {
            identified++;
            Session session = new Session(
                    UUID.randomUUID().toString().replace("-", ""), shard, shards, intents, Json.flag(data, "compress"));
            sessions.put(session.id, session);
            session.link = link;
            link.session = session;
            Ready.tell(world, session, link.throughProxy ? NAME : "ws://127.0.0.1:" + plainPort);
        }
    }

    private void resume(Link link, JsonNode data) {
        Session session = sessions.get(Json.string(data, "session_id"));
        List<ObjectNode> missed =
                session == null ? null : session.since(data.path("seq").asLong(0));
        if (!rightToken(data)) {
            link.close(4004, "Authentication failed.");
        } else if (session == null || missed == null) {
            link.send(invalid(false), false);
        } else {
            resumed++;
            session.link = link;
            link.session = session;
            missed.forEach(session::send);
            session.tell("RESUMED", Json.object());
        }
    }

    private boolean rightToken(JsonNode data) {
        String given = Json.string(data, "token");
        return given.equals(token) || given.equals("Bot " + token);
    }

    private static ObjectNode invalid(boolean resumable) {
        return Json.object().put("op", 9).put("d", resumable).putNull("s").putNull("t");
    }

    @Override
    public void tell(@Nullable String guildId, long intents, String event, JsonNode data) {
        Guild guild = guildId == null ? null : world.guilds.get(guildId);
        for (Session session : sessions.values()) {
            if (session.serves(guild) && (intents == 0 || (session.intents & intents) != 0)) {
                session.tell(event, data);
            }
        }
    }

    Set<Link> connections() {
        return new LinkedHashSet<>(links.values());
    }

    void askToReconnect() {
        connections()
                .forEach(link -> link.send(
                        Json.object().put("op", 7).putNull("d").putNull("s").putNull("t"), false));
    }

    void invalidate(boolean resumable) {
        for (Link link : connections()) {
            Session session = link.session;
            if (session != null && !resumable) {
                sessions.remove(session.id);
                link.leave();
                link.session = null;
            }
            link.send(invalid(resumable), false);
        }
    }

    void forgetSessions() {
        for (Session session : new ArrayList<>(sessions.values())) {
            if (session.link == null) {
                sessions.remove(session.id);
            }
        }
    }

    @Override
    public int ready() {
        return (int) links.values().stream()
                .filter(link -> link.session != null && !link.silent)
                .count();
    }
}
