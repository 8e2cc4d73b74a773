package dev.loggia.sandbox.discord;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A server with its channels: {@code gallery} and {@code after-dark} (age-restricted) from the start. Everybody who was
 * made by {@link DiscordStandIn#person} is a member.
 */
public final class Guild {
    private final World world;
    private final String id;
    private final String name;
    private final boolean foreign;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, String> roles = new LinkedHashMap<>();
    private long attachmentLimit;
    private boolean botInside;

    Guild(World world, String id, String name, boolean foreign, long attachmentLimit) {
        this.world = world;
        this.id = id;
        this.name = name;
        this.foreign = foreign;
        this.botInside = !foreign;
        this.attachmentLimit = attachmentLimit;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Whether the bot was never invited: who uses it here has installed it for themselves. */
    public boolean foreign() {
        return foreign;
    }

    /**
     * The channel or thread of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Channel channel(String wanted) {
        synchronized (world) {
            Channel found = channels.get(wanted);
            if (found == null) {
                throw new IllegalArgumentException("no channel " + wanted + " in " + name);
            }
            return found;
        }
    }

    /** A new text channel, of which a connected bot is told. */
    public Channel openChannel(String channelName, boolean nsfw) {
        synchronized (world) {
            return world.openChannel(this, channelName, nsfw);
        }
    }

    /** A new public thread, of which a connected bot is told only when {@code told}: an archived one comes unannounced. */
    public Channel openThread(Channel parent, String threadName, boolean told) {
        synchronized (world) {
            return world.openThread(this, parent, threadName, told);
        }
    }

    /** The id of the role of that name, which is made when first asked for; a connected bot is told. */
    public String role(String roleName) {
        synchronized (world) {
            if (!roles.containsKey(roleName)) {
                roles.put(roleName, world.ids.next());
                world.tellOfRole(this, roleName);
            }
            return roles.getOrDefault(roleName, "");
        }
    }

    /** From now on files here may have that many bytes, as after a boost. */
    public Guild attachmentLimit(long bytes) {
        synchronized (world) {
            attachmentLimit = bytes;
            return this;
        }
    }

    Map<String, String> roles() {
        return roles;
    }

    long attachmentLimit() {
        return attachmentLimit;
    }

    boolean botInside() {
        return botInside;
    }

    void botInside(boolean inside) {
        botInside = inside;
    }

    void add(Channel channel) {
        channels.put(channel.name(), channel);
    }

    List<Channel> channels() {
        return List.copyOf(channels.values());
    }

    long shardKey() {
        return Long.parseLong(id) >>> 22;
    }

    @Override
    public String toString() {
        return name;
    }
}
