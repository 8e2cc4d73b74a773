package dev.loggia.sandbox.discord;

import java.util.LinkedHashSet;
import java.util.Set;

/** Somebody at a Discord client: a member of every guild, an ordinary one until made a moderator. */
public final class Person {
    private final World world;
    private final String id;
    private final String name;
    private final Set<String> roles = new LinkedHashSet<>();
    private boolean moderator;
    private String locale = "en-US";

    Person(World world, String id, String name) {
        this.world = world;
        this.id = id;
        this.name = name;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Gives them Manage Guild and Manage Messages everywhere. */
    public Person moderator() {
        synchronized (world) {
            moderator = true;
            return this;
        }
    }

    /** Gives them a role of that guild, by its name. */
    public Person role(Guild guild, String roleName) {
        synchronized (world) {
            roles.add(guild.role(roleName));
            return this;
        }
    }

    /** The client's language, such as {@code de}; {@code en-US} unless told. */
    public Person locale(String value) {
        synchronized (world) {
            locale = value;
            return this;
        }
    }

    /** Them, looking at this channel or thread. */
    public Seat in(Channel channel) {
        return new Seat(world, this, channel);
    }

    /** Them, looking at the bot's direct messages, which they open if there are none yet. */
    public Seat direct() {
        synchronized (world) {
            return new Seat(world, this, world.directWith(this));
        }
    }

    /** The ids of their roles in all guilds. */
    Set<String> roles() {
        return roles;
    }

    boolean isModerator() {
        return moderator;
    }

    String locale() {
        return locale;
    }

    @Override
    public String toString() {
        return name;
    }
}
