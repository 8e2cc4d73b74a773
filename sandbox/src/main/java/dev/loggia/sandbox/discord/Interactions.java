package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes interactions as Discord does and sends them to the bot. */
final class Interactions {
    private static final String ALL = "9007199254740991";

    private final World world;
    private final ScheduledExecutorService timer;

    Interactions(World world, ScheduledExecutorService timer) {
        this.world = world;
        this.timer = timer;
    }

    Interaction make(Person person, Channel channel, int type, ObjectNode data) {
        return make(person, channel, type, data, null);
    }

    Interaction make(Person person, Channel channel, int type, ObjectNode data, @Nullable Message on) {
        ObjectNode payload = Json.object();
        String id = world.ids.next();
        String token = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("interaction:" + id + ":" + UUID.randomUUID() + UUID.randomUUID())
                        .getBytes(StandardCharsets.US_ASCII));
        payload.put("id", id).put("application_id", world.applicationId).put("type", type);
        payload.put("token", token).put("version", 1).put("locale", person.locale());
        payload.put("attachment_size_limit", world.attachmentLimit(channel));
        payload.put("app_permissions", ALL).putArray("entitlements");
        payload.put("channel_id", channel.id()).set("channel", world.wire.channel(channel));
        payload.set("data", data);
        if (on != null) {
            payload.set("message", on.wire.deepCopy());
        }
        whereabouts(payload, person, channel);
        Interaction made = new Interaction(id, token, type, person, channel, world.now(), payload);
        world.add(made);
        send(made);
        // The page has to be told that nobody answered in time.
        var unused = timer.schedule(
                () -> {
                    synchronized (world) {
                        world.changed();
                    }
                },
                3050,
                TimeUnit.MILLISECONDS);
        return made;
    }

    private void whereabouts(ObjectNode payload, Person person, Channel channel) {
        Guild guild = world.guildOf(channel);
        ObjectNode owners = payload.putObject("authorizing_integration_owners");
        if (guild == null) {
            payload.put("context", 1).set("user", world.wire.user(person));
            owners.put("0", "0");
            return;
        }
        payload.put("context", 0).put("guild_id", guild.id()).put("guild_locale", "en-US");
        payload.putObject("guild").put("id", guild.id()).put("locale", "en-US").putArray("features");
        payload.set("member", world.wire.member(person, guild));
        owners.put(guild.foreign() ? "1" : "0", guild.foreign() ? person.id() : guild.id());
    }

    /** The same packet, once more. */
    void send(Interaction interaction) {
        world.line.tell(interaction.channel().guildId(), 0, "INTERACTION_CREATE", interaction.payload());
    }
}
