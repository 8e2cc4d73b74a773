package dev.loggia.server.settings;

import java.util.Optional;

/**
 * The bot that speaks for Loggia in Discord.
 *
 * @param shards a number, or {@code auto} for what Discord recommends
 */
public record DiscordAccess(Secret token, String shards) {
    private static final String TOKEN = "DISCORD_TOKEN";
    private static final String SHARDS = "DISCORD_SHARDS";

    static Optional<DiscordAccess> read(SettingSource source) {
        String shards = source.get(SHARDS, "auto");
        if (!shards.matches("auto|[1-9][0-9]{0,2}")) {
            throw new StartupProblem(SHARDS + " must be auto or a number from 1 to 999, but it is \"" + shards + "\".");
        }
        return source.find(TOKEN).map(text -> new DiscordAccess(new Secret(token(text)), shards));
    }

    /** The portal shows several long texts beside each other, of which only one has three parts. */
    private static String token(String text) {
        String token = text.replaceFirst("^Bot\\s+", "");
        if (!token.matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+")) {
            throw new StartupProblem(
                    TOKEN + " is no bot's token, which has three parts with dots between; copy the one that"
                            + " https://discord.com/developers/applications shows under Bot, Reset Token.");
        }
        return token;
    }
}
