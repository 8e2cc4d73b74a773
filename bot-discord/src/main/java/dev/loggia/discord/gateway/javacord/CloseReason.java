package dev.loggia.discord.gateway.javacord;

import java.util.Map;
import java.util.Optional;

/**
 * Why Discord ended a connection for good; Javacord would try again for ever. Source:
 * discord.com/developers/docs/topics/opcodes-and-status-codes, gateway close event codes.
 */
final class CloseReason {
    private static final Map<Integer, String> FOR_GOOD = Map.of(
            4004,
                    "Discord does not know the token in DISCORD_TOKEN; reset it in the developer portal and set the new one",
            4010, "Discord says that there is no such shard; check loggia.discord.shards",
            4011, "the bot is in so many guilds that Discord wants more shards; set loggia.discord.shards=auto",
            4012, "Discord has ended this version of its gateway; look for a newer Loggia",
            4013, "Discord does not know what the bot asks for; look for a newer Loggia",
            4014, "Discord refuses what the bot asks for; look for a newer Loggia");

    private CloseReason() {}

    /** A sentence for operators; empty for what passes by itself. */
    static Optional<String> of(int code) {
        return Optional.ofNullable(FOR_GOOD.get(code));
    }
}
