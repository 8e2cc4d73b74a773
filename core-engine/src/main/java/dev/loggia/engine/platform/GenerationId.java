package dev.loggia.engine.platform;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Identifies one generation, in every door and every table. */
public record GenerationId(UUID value) {

    /**
     * A new id: the time in milliseconds and 74 bits from a secure source (RFC 9562, version 7). Such ids enter indexes at
     * their end, so that accepting touches few pages however many generations there are.
     */
    public static GenerationId at(Instant now) {
        return new GenerationId(Ids.timeOrdered(now.toEpochMilli()));
    }

    /** A new random id, 122 bits from a secure source. */
    public static GenerationId random() {
        return new GenerationId(UUID.randomUUID());
    }

    /** Reads what a person or another program wrote; empty when it is no id. */
    public static Optional<GenerationId> find(String text) {
        return Ids.findUuid(text).map(GenerationId::new);
    }

    /**
     * Reads the canonical text form.
     *
     * @throws IllegalArgumentException when the text is not a UUID
     */
    public static GenerationId parse(String text) {
        return new GenerationId(Ids.parseUuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
