package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Renders people, guilds and channels as Discord does. Source: discord.com/developers/docs, resources. */
final class Wire {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");
    private static final String JOINED = "2024-05-01T12:00:00.000000+00:00";
    private static final long SEND_AND_READ = 1L << 10 | 1L << 11 | 1L << 16 | 1L << 14 | 1L << 15 | 1L << 31;
    private static final long MODERATION = 1L << 5 | 1L << 13;

    private final World world;

    Wire(World world) {
        this.world = world;
    }

    static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    ObjectNode user(Person person) {
        return user(person.id(), person.name().toLowerCase(Locale.ROOT), person.name());
    }

    ObjectNode bot() {
        return user(world.applicationId, "loggia", "Loggia").put("bot", true);
    }

    private static ObjectNode user(String id, String name, String shown) {
        ObjectNode user = Json.object();
        user.put("id", id).put("username", name.replace(' ', '_')).put("global_name", shown);
        user.put("discriminator", "0").putNull("avatar").put("public_flags", 0).put("flags", 0);
        user.putNull("avatar_decoration_data").putNull("clan").putNull("primary_guild");
        return user;
    }

    ObjectNode member(Person person, Guild guild) {
        ObjectNode member = member(user(person), Long.toString(permissions(person)));
        ArrayNode roles = (ArrayNode) member.path("roles");
        if (person.isModerator()) {
            roles.add(moderators(guild));
        }
        guild.roles().values().stream().filter(person.roles()::contains).forEach(roles::add);
        return member;
    }

    private static ObjectNode member(ObjectNode user, String permissions) {
        ObjectNode member = Json.object();
        member.set("user", user);
        member.putArray("roles");
        member.put("joined_at", JOINED).putNull("nick").putNull("avatar").putNull("premium_since");
        member.put("deaf", false).put("mute", false).put("pending", false).put("flags", 0);
        member.putNull("communication_disabled_until");
        member.put("permissions", permissions);
        return member;
    }

    static long permissions(Person person) {
        return person.isModerator() ? SEND_AND_READ | MODERATION : SEND_AND_READ;
    }

    private static String moderators(Guild guild) {
        return Long.toString(Long.parseLong(guild.id()) + 1);
    }

    /** The guild as GUILD_CREATE tells it; a field less, and Javacord does not know the guild. */
    ObjectNode guild(Guild guild) {
        ObjectNode json = Json.object();
        json.put("id", guild.id()).put("name", guild.name()).put("owner_id", Snowflakes.fixed(5, 999));
        json.put("region", "deprecated").put("large", false).put("unavailable", false);
        json.put("member_count", world.people.size() + 1).put("joined_at", JOINED);
        json.put("verification_level", 0).put("explicit_content_filter", 0).put("mfa_level", 0);
        json.put("default_message_notifications", 0)
                .put("premium_tier", 0)
                .put("nsfw_level", 0)
                .put("nsfw", false);
        json.put("preferred_locale", "en-US").put("system_channel_flags", 0).put("afk_timeout", 300);
        json.put("premium_subscription_count", 0).put("premium_progress_bar_enabled", false);
        json.put("max_members", 500_000).put("max_video_channel_users", 25);
        for (String name : new String[] {
            "icon",
            "splash",
            "discovery_splash",
            "banner",
            "description",
            "vanity_url_code",
            "application_id",
            "afk_channel_id",
            "system_channel_id",
            "rules_channel_id",
            "public_updates_channel_id",
            "max_presences",
            "safety_alerts_channel_id",
            "hub_type"
        }) {
            json.putNull(name);
        }
        for (String name : new String[] {
            "features",
            "emojis",
            "stickers",
            "presences",
            "voice_states",
            "stage_instances",
            "guild_scheduled_events",
            "soundboard_sounds"
        }) {
            json.putArray(name);
        }
        ArrayNode roles = json.putArray("roles");
        roles.add(role(guild.id(), "@everyone", SEND_AND_READ, 0));
        roles.add(role(moderators(guild), "Moderators", SEND_AND_READ | MODERATION, 1));
        guild.roles().keySet().forEach(name -> roles.add(role(guild, name)));
        json.putArray("members").add(member(bot(), Long.toString(SEND_AND_READ)));
        ArrayNode channels = json.putArray("channels");
        ArrayNode threads = json.putArray("threads");
        guild.channels().forEach(channel -> (channel.thread() ? threads : channels).add(channel(channel)));
        return json;
    }

    ObjectNode role(Guild guild, String name) {
        return role(guild.roles().getOrDefault(name, ""), name, 0, 2);
    }

    private static ObjectNode role(String id, String name, long permissions, int position) {
        ObjectNode role = Json.object();
        role.put("id", id).put("name", name).put("permissions", Long.toString(permissions));
        role.put("position", position).put("color", 0).put("hoist", false).put("managed", false);
        role.put("mentionable", false).put("flags", 0).putNull("icon").putNull("unicode_emoji");
        return role;
    }

    ObjectNode channel(Channel channel) {
        ObjectNode json = Json.object();
        json.put("id", channel.id()).put("type", channel.type()).put("flags", 0).putNull("last_message_id");
        if (channel.direct()) {
            Person recipient = world.people.get(String.valueOf(channel.recipientId()));
            ArrayNode recipients = json.putArray("recipients");
            if (recipient != null) {
                recipients.add(user(recipient));
            }
            return json;
        }
        json.put("guild_id", String.valueOf(channel.guildId())).put("name", channel.name());
        json.put("nsfw", channel.nsfw()).put("position", 0).put("rate_limit_per_user", 0);
        json.putNull("topic");
        if (channel.parentId() == null) {
            json.putNull("parent_id");
        } else {
            json.put("parent_id", channel.parentId());
        }
        json.putArray("permission_overwrites");
        if (channel.thread()) {
            json.put("owner_id", world.applicationId).put("message_count", 0).put("member_count", 1);
            json.put("total_message_sent", 0);
            json.putObject("thread_metadata")
                    .put("archived", false)
                    .put("auto_archive_duration", 1440)
                    .put("archive_timestamp", JOINED)
                    .put("locked", false)
                    .put("create_timestamp", JOINED);
        }
        return json;
    }

    /** A new message of this author, with every field that Discord's own have. */
    ObjectNode message(Channel channel, ObjectNode author, int type, @Nullable Interaction by) {
        ObjectNode json = Json.object();
        json.put("id", world.ids.next()).put("channel_id", channel.id()).put("type", type);
        json.set("author", author);
        json.put("content", "").put("timestamp", time(world.now())).putNull("edited_timestamp");
        json.put("tts", false)
                .put("mention_everyone", false)
                .put("pinned", false)
                .put("flags", 0);
        for (String name : new String[] {"mentions", "mention_roles", "attachments", "embeds", "components"}) {
            json.putArray(name);
        }
        if (by != null) {
            json.put("application_id", world.applicationId).put("webhook_id", world.applicationId);
            ObjectNode metadata = json.putObject("interaction_metadata");
            metadata.put("id", by.id()).put("type", by.type());
            metadata.set("user", user(by.person()));
            metadata.set("authorizing_integration_owners", by.payload().path("authorizing_integration_owners"));
            if (by.type() == Interaction.COMMAND) {
                ObjectNode old = json.putObject("interaction");
                old.put("id", by.id()).put("type", by.type()).put("name", by.commandName());
                old.set("user", user(by.person()));
            }
        }
        return json;
    }
}
