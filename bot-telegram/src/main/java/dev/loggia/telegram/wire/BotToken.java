package dev.loggia.telegram.wire;

import java.util.regex.Pattern;

/** What BotFather gave. Whoever has it is the bot, so no log shows it. */
public record BotToken(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9]{3,20}:[A-Za-z0-9_-]{10,100}");

    public BotToken {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a token of a Telegram bot");
        }
    }

    /** The bot's user id, which is public. */
    public long bot() {
        return Long.parseLong(value.substring(0, value.indexOf(':')));
    }

    @Override
    public String toString() {
        return "BotToken[" + bot() + "]";
    }
}
