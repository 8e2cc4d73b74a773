package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a bot hears first: READY, then each of its shard's guilds. */
final class Ready {
    private Ready() {}

    static void tell(World world, Session session, String address) {
        List<Guild> guilds = world.guilds.values().stream()
                .filter(guild -> guild.botInside() && session.serves(guild))
                .toList();
        ObjectNode ready = Json.object();
        ready.put("v", 10).put("session_id", session.id).put("session_type", "normal");
        ready.put("resume_gateway_url", address);
        ready.set("user", world.wire.bot().put("verified", true).put("mfa_enabled", true));
        ready.putObject("application").put("id", world.applicationId).put("flags", 0);
        ready.putArray("shard").add(session.shard).add(session.shards);
        ready.putArray("private_channels");
        ArrayNode unavailable = ready.putArray("guilds");
        guilds.forEach(guild -> unavailable.addObject().put("id", guild.id()).put("unavailable", true));
        session.tell("READY", ready);
        guilds.forEach(guild -> session.tell("GUILD_CREATE", world.wire.guild(guild)));
    }
}
