package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that Discord would know. Its monitor is the only lock: whoever reads or changes anything holds it. */
final class World {
    /** How events reach the bot. */
    interface Line {
        /**
         * @param guildId decides the shard; null is the first one
         * @param intents any of which the session must have asked for; 0 when none is needed
         */
        void tell(@Nullable String guildId, long intents, String event, JsonNode data);

        /** How many sessions are connected and listening. */
        default int ready() {
            return 0;
        }
    }

    final Options options;
    final InstantSource clock;
    final Snowflakes ids;
    final String applicationId = Snowflakes.fixed(1, 0);
    final Wire wire = new Wire(this);
    final Commands commands = new Commands(this);
    final Map<String, Guild> guilds = new LinkedHashMap<>();
    final Map<String, Channel> channels = new HashMap<>();
    final Map<String, Person> people = new LinkedHashMap<>();
    final Map<String, Message> messages = new LinkedHashMap<>();
    final Map<String, Interaction> interactions = new LinkedHashMap<>();
    final Map<String, Interaction> byToken = new HashMap<>();
    final Map<String, Upload> files = new HashMap<>();
    final Map<String, Form> forms = new HashMap<>();
    final Set<String> closedDirect = new HashSet<>();
    final Set<String> hidden = new HashSet<>();
    final Set<String> muted = new HashSet<>();
    final List<String> wireFaults = new ArrayList<>();

    /** Set once, before anybody can act. */
    @SuppressWarnings("NullAway.Init")
    Interactions hand;

    Line line = (guildId, intents, event, data) -> {};
    private long version;

    World(Options options) {
        this.options = options;
        this.clock = options.clock();
        this.ids = new Snowflakes(clock);
    }

    Instant now() {
        return clock.instant();
    }

    long version() {
        return version;
    }

    void versionAtLeast(long least) {
        version = Math.max(version, least);
    }

    void changed() {
        version++;
        notifyAll();
    }

    void fault(String what) {
        wireFaults.add(what);
    }

    /** Waits on the wall's clock until the condition holds, which is looked at after every change and now and then. */
    boolean await(BooleanSupplier condition, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        synchronized (this) {
            while (!condition.getAsBoolean()) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                try {
                    wait(Math.min(left, 100));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    Guild found(String name, int number, boolean foreign) {
        Guild guild =
                new Guild(this, Snowflakes.fixed(foreign ? 3 : 2, number), name, foreign, options.attachmentLimit());
        guilds.put(guild.id(), guild);
        int first = (foreign ? 500_000 : 0) + number * 10;
        put(new Channel(Snowflakes.fixed(4, first), Channel.TEXT, "gallery", guild.id(), false, null, null));
        put(new Channel(Snowflakes.fixed(4, first + 1), Channel.TEXT, "after-dark", guild.id(), true, null, null));
        return guild;
    }

    void put(Channel channel) {
        channels.put(channel.id(), channel);
        Guild guild = guildOf(channel);
        if (guild != null) {
            guild.add(channel);
        }
    }

    Channel openChannel(Guild guild, String name, boolean nsfw) {
        Channel channel = new Channel(ids.next(), Channel.TEXT, name, guild.id(), nsfw, null, null);
        put(channel);
        tellOf(guild, "CHANNEL_CREATE", channel);
        return channel;
    }

    Channel openThread(Guild guild, Channel parent, String name, boolean told) {
        Channel thread = new Channel(ids.next(), Channel.THREAD, name, guild.id(), parent.nsfw(), parent.id(), null);
        put(thread);
        if (told) {
            tellOf(guild, "THREAD_CREATE", thread);
        }
        return thread;
    }

    private void tellOf(Guild guild, String event, Channel channel) {
        if (guild.botInside()) {
            line.tell(guild.id(), Gateway.GUILDS, event, wire.channel(channel));
        }
        changed();
    }

    void tellOfRole(Guild guild, String name) {
        if (guild.botInside()) {
            ObjectNode data = Json.object().put("guild_id", guild.id());
            data.set("role", wire.role(guild, name));
            line.tell(guild.id(), Gateway.GUILDS, "GUILD_ROLE_CREATE", data);
        }
        changed();
    }

    @Nullable
    Guild guildOf(Channel channel) {
        return channel.guildId() == null ? null : guilds.get(channel.guildId());
    }

    Person person(String name) {
        for (Person known : people.values()) {
            if (known.name().equals(name)) {
                return known;
            }
        }
        Person fresh = new Person(this, Snowflakes.fixed(5, people.size()), name);
        people.put(fresh.id(), fresh);
        return fresh;
    }

    Channel directWith(Person person) {
        for (Channel channel : channels.values()) {
            if (person.id().equals(channel.recipientId())) {
                return channel;
            }
        }
        String id = Long.toString(Long.parseLong(person.id()) + (7L << 42));
        Channel fresh = new Channel(id, Channel.DIRECT, "", null, false, null, person.id());
        channels.put(id, fresh);
        return fresh;
    }

    long attachmentLimit(Channel channel) {
        Guild guild = guildOf(channel);
        return guild == null ? options.attachmentLimit() : guild.attachmentLimit();
    }

    void add(Interaction interaction) {
        interactions.put(interaction.id(), interaction);
        byToken.put(interaction.token(), interaction);
        changed();
    }
}
