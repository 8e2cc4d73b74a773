package dev.loggia.proof.chat;

import java.util.Locale;

/** One of the chats. */
public enum Platform {
    DISCORD("Discord"),
    TELEGRAM("Telegram");

    private final String title;

    Platform(String title) {
        this.title = title;
    }

    /** For a reader. */
    public String title() {
        return title;
    }

    /** As the doors call themselves, in addresses and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
