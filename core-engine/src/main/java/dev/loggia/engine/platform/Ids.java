package dev.loggia.engine.platform;

import java.util.UUID;

/** Strict reading of ids: {@link UUID#fromString} accepts shortened forms such as {@code 1-1-1-1-1}. */
final class Ids {
    private static final int CANONICAL_LENGTH = 36;

    private Ids() {}

    static UUID parseUuid(String text) {
        if (text.length() != CANONICAL_LENGTH) {
            throw new IllegalArgumentException("Not an id: expected 36 characters");
        }
        return UUID.fromString(text);
    }
}
