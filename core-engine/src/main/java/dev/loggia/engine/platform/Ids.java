package dev.loggia.engine.platform;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/** Making and reading ids. */
public final class Ids {
    private static final int CANONICAL_LENGTH = 36;
    private static final long VERSION_7 = 0x7000L;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** RFC 9562, section 5.7: 48 bits of time, the version, 12 random bits, the variant of random ids, 62 random bits. */
    static UUID timeOrdered(long epochMillis) {
        long high = epochMillis << 16 | VERSION_7 | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() & Long.MAX_VALUE >>> 1 | Long.MIN_VALUE;
        return new UUID(high, low);
    }

    /** Reads an id that a person or another program wrote; empty when it is none. */
    public static Optional<UUID> findUuid(String text) {
        try {
            return Optional.of(parseUuid(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Strict: {@link UUID#fromString} accepts shortened forms such as {@code 1-1-1-1-1}. */
    static UUID parseUuid(String text) {
        if (text.length() != CANONICAL_LENGTH) {
            throw new IllegalArgumentException("Not an id: expected 36 characters");
        }
        return UUID.fromString(text);
    }
}
