package dev.loggia.sandbox.discord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A message: the object as Discord answers it, and what a client shows beside. */
final class Message {
    final ObjectNode wire;
    final Channel channel;
    final @Nullable Interaction by;
    /** The only person who sees an ephemeral one. */
    final @Nullable String onlyFor;
    /** Whether it is a deferred answer's placeholder still. */
    boolean thinking;

    final List<String> earlier = new ArrayList<>();
    /** Addresses, by name, of files that its embeds show and that its list of attachments has no more. */
    final Map<String, String> shown = new HashMap<>();

    final TreeSet<String> pings = new TreeSet<>();

    Message(ObjectNode wire, Channel channel, @Nullable Interaction by, @Nullable String onlyFor, boolean thinking) {
        this.wire = wire;
        this.channel = channel;
        this.by = by;
        this.onlyFor = onlyFor;
        this.thinking = thinking;
    }

    String id() {
        return wire.path("id").asString();
    }

    boolean visibleTo(Person person) {
        return onlyFor == null || onlyFor.equals(person.id());
    }
}
