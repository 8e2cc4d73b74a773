package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Updates that the bot has not confirmed yet, and the one poll that may wait for them. A poll confirms what is before its
 * offset and nothing else, so that an update is given out again until then. Guarded by the world's monitor.
 */
final class Updates {
    private static final Set<String> ONLY_WHEN_NAMED =
            Set.of("chat_member", "message_reaction", "message_reaction_count");
    private static final int MOST = 100;
    private static final int LONGEST_POLL_SECONDS = 50;
    private static final String OTHER_POLL =
            "terminated by other getUpdates request; make sure that only one bot instance is running";
    private static final String WEBHOOK =
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

    private final World world;
    private final TreeMap<Integer, ObjectNode> pending = new TreeMap<>();
    private final Map<Integer, ObjectNode> all = new LinkedHashMap<>();
    private final List<ObjectNode> again = new ArrayList<>();
    private final Set<String> allowed = new HashSet<>();
    private int last = 200_000_000;
    private @Nullable Object poller;
    private boolean webhook;
    private boolean polled;

    Updates(World world) {
        this.world = world;
    }

    /** Queues an update when the bot wants that kind; gives its id, or 0. */
    int add(String kind, ObjectNode payload) {
        if (allowed.isEmpty() ? ONLY_WHEN_NAMED.contains(kind) : !allowed.contains(kind)) {
            return 0;
        }
        last++;
        ObjectNode update = Json.object();
        update.put("update_id", last);
        update.set(kind, payload.deepCopy());
        pending.put(last, update);
        all.put(last, update);
        world.changed();
        return last;
    }

    /** Gives an old update once more, whatever the bot has confirmed. */
    void redeliver(int id) {
        synchronized (world) {
            ObjectNode update = all.get(id);
            if (update == null) {
                throw new IllegalArgumentException("no update has the id " + id);
            }
            again.add(update);
            world.changed();
        }
    }

    List<Integer> ids() {
        synchronized (world) {
            return List.copyOf(all.keySet());
        }
    }

    JsonNode poll(Args args) {
        synchronized (world) {
            if (webhook) {
                throw Refusal.conflict(WEBHOOK);
            }
            Object me = new Object();
            poller = me;
            if (!polled) {
                polled = true;
                world.changed();
            }
            world.notifyAll();
            allow(args);
            confirm((int) args.number("offset", 0));
            return await(me, args);
        }
    }

    private JsonNode await(Object me, Args args) {
        int limit = (int) Math.max(1, Math.min(MOST, args.number("limit", MOST)));
        int offset = (int) args.number("offset", 0);
        long seconds = Math.max(0, Math.min(LONGEST_POLL_SECONDS, args.number("timeout", 0)));
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (true) {
            if (poller != me) {
                throw Refusal.conflict(OTHER_POLL);
            }
            if (webhook) {
                throw Refusal.conflict("terminated by setWebhook request");
            }
            ArrayNode batch = batch(offset, limit);
            long left = (end - System.nanoTime()) / 1_000_000;
            if (!batch.isEmpty() || left <= 0 || world.isClosed()) {
                poller = null;
                return batch;
            }
            try {
                world.wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Refusal.of(500, "Internal Server Error: restart");
            }
        }
    }

    private ArrayNode batch(int offset, int limit) {
        ArrayNode batch = Json.array();
        again.forEach(batch::add);
        again.clear();
        pending.tailMap(Math.max(0, offset)).values().stream()
                .limit(Math.max(0, limit - batch.size()))
                .forEach(batch::add);
        return batch;
    }

    private void confirm(int offset) {
        if (offset > 0) {
            pending.headMap(offset).clear();
        } else if (offset < 0) {
            while (pending.size() > -offset) {
                pending.pollFirstEntry();
            }
        }
    }

    /** A list replaces the kinds that the bot wants, an empty one means the usual ones, none leaves it as it is. */
    void allow(Args args) {
        if (args.json("allowed_updates").isArray()) {
            allowed.clear();
            args.json("allowed_updates").forEach(kind -> allowed.add(kind.asString("")));
        }
    }

    List<String> allowed() {
        return List.copyOf(allowed);
    }

    void webhook(boolean set) {
        webhook = set;
        world.changed();
    }

    /** Whether somebody has asked for them or has set a webhook. */
    boolean wanted() {
        synchronized (world) {
            return polled || webhook;
        }
    }

    void drop() {
        pending.clear();
    }

    int waiting() {
        return pending.size();
    }

    /** For the webhook: the next update, which stays until {@link #done}. */
    Optional<ObjectNode> next() {
        return again.isEmpty()
                ? Optional.ofNullable(pending.firstEntry()).map(Map.Entry::getValue)
                : Optional.of(again.get(0));
    }

    void done(ObjectNode update) {
        if (!again.remove(update)) {
            pending.remove(update.path("update_id").asInt(0));
        }
    }

    ArrayNode pending() {
        ArrayNode updates = Json.array();
        pending.values().forEach(updates::add);
        return updates;
    }

    void restore(JsonNode updates, int known, JsonNode kinds) {
        last = known;
        kinds.forEach(kind -> allowed.add(kind.asString("")));
        updates.forEach(update -> {
            pending.put(update.path("update_id").asInt(0), (ObjectNode) update);
            all.put(update.path("update_id").asInt(0), (ObjectNode) update);
        });
    }

    int last() {
        return last;
    }
}
