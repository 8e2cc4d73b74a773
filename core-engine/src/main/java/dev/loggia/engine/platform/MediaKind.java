package dev.loggia.engine.platform;

import java.util.Locale;

/** What a generation makes. */
public enum MediaKind {
    IMAGE,
    VIDEO;

    /** The name on the wire and in the database: {@code image} or {@code video}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a wire name.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static MediaKind parse(String wireName) {
        for (MediaKind kind : values()) {
            if (kind.wireName().equals(wireName)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("Not a kind of media");
    }
}
