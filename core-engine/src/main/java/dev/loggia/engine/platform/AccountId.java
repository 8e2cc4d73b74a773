package dev.loggia.engine.platform;

import java.util.UUID;

/** Identifies an account. */
public record AccountId(UUID value) {

    /** A new random id, 122 bits from a secure source. */
    public static AccountId random() {
        return new AccountId(UUID.randomUUID());
    }

    /**
     * Reads the canonical text form.
     *
     * @throws IllegalArgumentException when the text is not a UUID
     */
    public static AccountId parse(String text) {
        return new AccountId(Ids.parseUuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
