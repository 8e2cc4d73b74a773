package dev.loggia.sandbox.discord;

import org.jspecify.annotations.Nullable;

/**
 * A place to write in.
 *
 * @param id the snowflake
 * @param type Discord's number: 0 text, 1 direct message, 11 public thread
 * @param name without the #; empty for a direct message
 * @param guildId null for a direct message
 * @param nsfw whether it is age-restricted; a thread's own flag is that of its parent
 * @param parentId a thread's channel
 * @param recipientId whom the bot talks with in a direct message
 */
public record Channel(
        String id,
        int type,
        String name,
        @Nullable String guildId,
        boolean nsfw,
        @Nullable String parentId,
        @Nullable String recipientId) {
    static final int TEXT = 0;
    static final int DIRECT = 1;
    static final int THREAD = 11;

    /** Whether it is the bot's direct message with a person. */
    public boolean direct() {
        return type == DIRECT;
    }

    boolean thread() {
        return type == THREAD;
    }
}
